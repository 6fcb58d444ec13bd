package dev.sluice.console.destinations;

import dev.sluice.api.Destination;
import dev.sluice.api.Role;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Describe;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Fields;
import dev.sluice.console.ui.FormSheet;
import dev.sluice.console.ui.Shown;
import dev.sluice.console.ui.Texts;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** A destination as it is added, and as it is changed. */
final class DestinationSheet {
    private final Desk desk;
    private final Runnable done;
    private final Runnable close;
    private final DestinationForm form;
    private final Node node;

    private DestinationSheet(Desk desk, DestinationForm form, Runnable done, Runnable close, Wording words) {
        this.desk = desk;
        this.form = form;
        this.done = done;
        this.close = close;
        var missing = form.missing(desk.acts().operator());
        var keep = Act.of(words.act, words.title)
                .help(words.help)
                .needs(Role.PRODUCER)
                .changes()
                .unless(missing)
                .runs(() -> keep(words));
        node = new FormSheet(
                words.id,
                words.title,
                words.spared,
                missing,
                new ActButton(desk.acts(), keep).primary(),
                close,
                words.first,
                Fields.text("Name", "by its address", form.name),
                address(),
                credential(words),
                only(
                        form.isIngest(),
                        Fields.row(
                                Fields.text("Encode anew, kbit/s", "as it is", form.bitRate),
                                Fields.text("Hold back, s", "0", form.delay))),
                only(
                        form.isTriedAgain(),
                        Fields.row(
                                Fields.text("First pause, s", "1", form.firstPause),
                                Fields.text("Longest pause, s", "30", form.longestPause),
                                Fields.text("Give up after losses", "never", form.attempts))),
                only(
                        form.isTriedAgain(),
                        Texts.prose(
                                "After a loss it is tried again: the pause doubles from the first to the longest.",
                                "muted",
                                "small")),
                words.last);
    }

    /**
     * What adding and changing say and do.
     *
     * @param id of the node
     * @param act id of the act
     * @param prompt of the credential; empty says what it is
     * @param spared what cancelling spares
     * @param first field
     * @param last field
     * @param job in the background
     */
    private record Wording(
            String id,
            String act,
            String title,
            String help,
            String prompt,
            String spared,
            Node first,
            Node last,
            Supplier<Destination> job) {}

    /** The form of a new one. */
    static Node add(Desk desk, SluiceClient client, Runnable added, Runnable close) {
        var form = DestinationForm.empty();
        var words = new Wording(
                "add-destination",
                "destinations.keep",
                "Add destination",
                "Keeps it; its credential is sealed and never shown again",
                "",
                "nothing is added",
                Fields.choice("Kind", DestinationForm.Kind.values(), form.kind),
                new VBox(),
                () -> client.destinations().add(form.request()));
        return new DestinationSheet(desk, form, added, close, words).node;
    }

    /** The form of one that is there. */
    static Node change(Desk desk, SluiceClient client, Destination now, Runnable changed, Runnable close) {
        var form = DestinationForm.of(now);
        var words = new Wording(
                "change-destination",
                "destinations.keep-change",
                "Change destination",
                "Keeps what is written; a credential that is left empty stays",
                now.credential() ? "kept; leave empty to keep it" : "none is kept",
                "nothing is changed",
                Texts.prose(
                        "A show that runs goes on as it was begun until this destination is stopped and started again.",
                        "muted"),
                Fields.text("Channel of links given out there", String.valueOf(now.channel()), form.channel),
                () -> client.destinations().change(now.id(), form.change()));
        return new DestinationSheet(desk, form, changed, close, words).node;
    }

    private Node address() {
        var field = new TextField();
        form.kind.subscribe(kind -> field.setPromptText(kind.form));
        field.textProperty().bindBidirectional(form.address);
        Describe.control(field, "Address", "Where it is; a key in it is taken out and sealed.");
        return Fields.labelled("Address", field);
    }

    private Node credential(Wording words) {
        var field = new PasswordField();
        form.kind.subscribe(kind -> field.setPromptText(words.prompt.isEmpty() ? kind.secret : words.prompt));
        field.textProperty().bindBidirectional(form.credential);
        Describe.control(field, "Credential", "Goes to the service once and is never shown again.");
        return only(form.hasCredential(), Fields.labelled("Credential", field));
    }

    private static Node only(ObservableValue<Boolean> when, Node node) {
        when.subscribe(shown -> Shown.set(node, shown));
        return node;
    }

    private void keep(Wording words) {
        desk.work()
                .job(words.title, progress -> words.job.get())
                .onSuccess(kept -> {
                    form.credential.set("");
                    close.run();
                    done.run();
                })
                .onFailure(problem -> desk.notices()
                        .problem(
                                problem,
                                words.spared.substring(0, 1).toUpperCase(java.util.Locale.ENGLISH)
                                        + words.spared.substring(1) + "; the form is as it was."))
                .start();
    }
}
