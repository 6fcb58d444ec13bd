package dev.sluice.console.destinations;

import dev.sluice.api.DestinationKind;
import dev.sluice.api.DestinationRequest;
import dev.sluice.api.Role;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Describe;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Fields;
import dev.sluice.console.ui.FormSheet;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.PasswordField;
import org.jspecify.annotations.Nullable;

/** The form of a new destination. */
final class AddSheet {
    /** Kinds that can be added. */
    enum Kind {
        RTMP,
        SRT,
        WEBHOOK,
        FOLDER,
        S3;

        DestinationKind kind() {
            return DestinationKind.valueOf(name());
        }
    }

    private final Desk desk;
    private final SluiceClient client;
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.RTMP);
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty bitRate = new SimpleStringProperty("");
    private final StringProperty delay = new SimpleStringProperty("");
    private final StringProperty attempts = new SimpleStringProperty("");
    private final PasswordField credential = new PasswordField();
    private final Node node;

    AddSheet(Desk desk, SluiceClient client, Runnable added, Runnable close) {
        this.desk = desk;
        this.client = client;
        var missing = Bindings.createStringBinding(this::missing, name, address, bitRate, delay, attempts);
        var add = Act.of("destinations.keep", "Add destination")
                .help("Keeps it; its credential is sealed and never shown again")
                .needs(Role.PRODUCER)
                .changes()
                .unless(missing)
                .runs(() -> add(added, close));
        credential.setPromptText("stream key, passphrase, signing secret or ID:SECRET");
        Describe.control(credential, "Credential", "Goes to the service once and is never shown again.");
        node = new FormSheet(
                "add-destination",
                "Add destination",
                "nothing is added",
                missing,
                new ActButton(desk.acts(), add).primary(),
                close,
                Fields.choice("Kind", Kind.values(), kind),
                Fields.text("Name", "Video platform, main", name),
                Fields.text(
                        "Address",
                        "rtmps://HOST/APP, srt://HOST:PORT, https://…, https://HOST/BUCKET, /folder",
                        address),
                Fields.labelled("Credential", credential),
                Fields.row(
                        Fields.text("Encode anew, kbit/s", "as it is", bitRate),
                        Fields.text("Hold back, s", "0", delay),
                        Fields.text("Give up after losses", "never", attempts)));
    }

    Node node() {
        return node;
    }

    private String missing() {
        if (name.get().isBlank()) return "Name the destination.";
        if (address.get().isBlank()) return "Give its address.";
        boolean numbers = bitRate.get().matches("\\d{0,6}")
                && delay.get().matches("\\d{0,4}")
                && attempts.get().matches("\\d{0,4}");
        return numbers ? "" : "Rate, delay and losses are whole numbers.";
    }

    private void add(Runnable added, Runnable close) {
        var request = new DestinationRequest(
                name.get(),
                kind.get().kind(),
                address.get(),
                credential.getText().isBlank() ? null : credential.getText(),
                number(bitRate),
                number(delay),
                number(attempts));
        desk.work()
                .job("Adding a destination", progress -> client.destinations().add(request))
                .onSuccess(fresh -> {
                    credential.clear();
                    close.run();
                    added.run();
                })
                .onFailure(problem -> desk.notices().problem(problem, "Nothing was added; the form is as it was."))
                .start();
    }

    private static @Nullable Integer number(StringProperty text) {
        return text.get().isBlank() ? null : Integer.valueOf(text.get());
    }
}
