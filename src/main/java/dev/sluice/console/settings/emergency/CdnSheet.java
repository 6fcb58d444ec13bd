package dev.sluice.console.settings.emergency;

import dev.sluice.api.EmergencySettings.Cdn;
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
import org.jspecify.annotations.Nullable;

/** How a commercial CDN is purged: one request an asset, whatever the CDN calls it. */
final class CdnSheet {
    private final Desk desk;
    private final @Nullable Cdn before;
    private final Consumer<@Nullable Cdn> kept;
    private final StringProperty name;
    private final StringProperty mediaBase;
    private final StringProperty method;
    private final StringProperty url;
    private final StringProperty body;
    private final StringProperty header;
    private final StringProperty secret = new SimpleStringProperty("");
    private final StringProperty idField;

    CdnSheet(Desk desk, @Nullable Cdn before, Consumer<@Nullable Cdn> kept) {
        this.desk = desk;
        this.before = before;
        this.kept = kept;
        name = text(before == null ? null : before.name());
        mediaBase = text(before == null ? null : before.mediaBase());
        method = text(before == null ? "POST" : before.method());
        url = text(before == null ? null : before.url());
        body = text(before == null ? null : before.body());
        header = text(before == null ? null : before.header());
        idField = text(before == null ? null : before.idField());
    }

    private static StringProperty text(@Nullable String value) {
        return new SimpleStringProperty(value == null ? "" : value);
    }

    Node node(Runnable close) {
        ObservableValue<String> wrong =
                Bindings.createStringBinding(this::wrong, name, mediaBase, method, url, header, secret);
        var keep = Act.of("settings.cdn-keep", "Keep CDN")
                .help("Purged by the next run")
                .needs(Role.ADMIN)
                .changes()
                .unless(wrong)
                .runs(() -> kept.accept(made()));
        return new FormSheet(
                "cdn-sheet",
                "Commercial CDN",
                "runs purge what they did before",
                wrong,
                new ActButton(desk.acts(), keep).primary(),
                close,
                Fields.row(Fields.text("Name", "Example CDN", name), Fields.text("Method", "POST or PURGE", method)),
                Fields.text("Viewers reach media at", "https://cdn.example.com", mediaBase),
                Fields.text("Address of the purge", "https://api.cdn.example.com/purge/{asset}", url),
                Fields.row(
                        Fields.text("Header", "none; or Authorization", header), Fields.labelled("Secret", secret())),
                Fields.text("JSON body", "none; or {\"tag\":\"{asset}\"}", body),
                Fields.text("Field of the answer with the purge's id", "none; or id", idField),
                Texts.prose(
                        "{asset} stands for the id of each asset a run shuts. A purge follows containment and is confirmed by"
                                + " asking the CDN for dead links. The secret is never shown again.",
                        "muted"));
    }

    private Node secret() {
        var field = new PasswordField();
        field.setPromptText(stays() ? "stays as it is" : "value of the header");
        field.textProperty().bindBidirectional(secret);
        return Describe.control(field, "Secret", "Goes to the service once and is never shown again.");
    }

    /** A secret that the service holds goes to the address it was given for and to no other. */
    private boolean stays() {
        return before != null && before.secretKept() && url.get().strip().equals(before.url());
    }

    private String wrong() {
        if (name.get().isBlank()) return "Say what people call the CDN.";
        if (HttpUrl.parse(mediaBase.get().strip()) == null)
            return "Write where viewers reach media as https://cdn.example.com.";
        if (!method.get().strip().matches("[A-Z]{3,12}")) return "Write the method in capitals, like POST.";
        if (HttpUrl.parse(url.get().strip().replace("{asset}", "asset")) == null)
            return "Write the address of the purge as https://api.cdn.example.com/purge/{asset}.";
        if (header.get().isBlank()) return secret.get().isBlank() ? "" : "Name the header that carries the secret.";
        return secret.get().isBlank() && !stays()
                ? "Give the secret that " + header.get().strip() + " carries to this address."
                : "";
    }

    private Cdn made() {
        return new Cdn(
                name.get().strip(),
                mediaBase.get().strip(),
                method.get().strip(),
                url.get().strip(),
                given(body),
                given(header),
                given(secret),
                false,
                given(idField));
    }

    private static @Nullable String given(StringProperty text) {
        return text.get().isBlank() ? null : text.get().strip();
    }
}
