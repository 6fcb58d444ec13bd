package dev.sluice.console.settings.emergency;

import dev.sluice.api.EmergencySettings.Webhook;
import dev.sluice.api.Role;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Describe;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Fields;
import dev.sluice.console.ui.FormSheet;
import dev.sluice.console.ui.Texts;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.PasswordField;
import okhttp3.HttpUrl;

/** A receiver of messages: where it is, and the secret it knows us by. */
final class WebhookSheet {
    private static final int SHORTEST_SECRET = 16;

    private final Desk desk;
    private final Consumer<Webhook> kept;
    private final StringProperty url = new SimpleStringProperty("");
    private final StringProperty secret = new SimpleStringProperty("");

    WebhookSheet(Desk desk, Consumer<Webhook> kept) {
        this.desk = desk;
        this.kept = kept;
    }

    Node node(Runnable close) {
        ObservableValue<String> wrong = Bindings.createStringBinding(this::wrong, url, secret);
        var keep = Act.of("settings.webhook-keep", "Add webhook")
                .help("It is asked by a signed test when the Emergency panel is opened")
                .needs(Role.ADMIN)
                .changes()
                .unless(wrong)
                .runs(() ->
                        kept.accept(new Webhook(url.get().strip(), secret.get().strip(), false)));
        return new FormSheet(
                "webhook-sheet",
                "Add webhook",
                "nobody more is told",
                wrong,
                new ActButton(desk.acts(), keep).primary(),
                close,
                Fields.text("Address", "https://hooks.example.com/incidents", url),
                Fields.labelled("Secret", secret()),
                Texts.prose(
                        "Messages go out by POST once a run is verified. The receiver computes HMAC-SHA256 of TIME.BODY with"
                                + " the secret and compares it with the header Sluice-Signature: t=TIME,v1=HEX. The secret is"
                                + " never shown again.",
                        "muted"));
    }

    private Node secret() {
        var field = new PasswordField();
        field.setPromptText("16 characters or more");
        field.textProperty().bindBidirectional(secret);
        return Describe.control(field, "Secret", "Goes to the service once and is never shown again.");
    }

    private String wrong() {
        if (url.get().isBlank()) return "Say where messages go.";
        if (HttpUrl.parse(url.get().strip()) == null) return "Write the address as https://example.com/path.";
        return secret.get().strip().length() < SHORTEST_SECRET
                ? "A secret has at least " + SHORTEST_SECRET + " characters; messages are signed with it."
                : "";
    }
}
