package dev.sluice.console.settings.signing;

import dev.sluice.api.Fault;
import dev.sluice.api.Role;
import dev.sluice.api.SigningKeyRing;
import dev.sluice.api.Ttl;
import dev.sluice.client.Signing;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Fields;
import dev.sluice.console.ui.FormSheet;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Times;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** How long a key signs before the next one does. */
final class ScheduleSheet {
    /** Who turns the keys. */
    enum How {
        BY_HAND,
        BY_ITSELF
    }

    private final Desk desk;
    private final Signing signing;
    private final Consumer<SigningKeyRing> kept;
    private final ObjectProperty<How> how = new SimpleObjectProperty<>();
    private final StringProperty every;

    ScheduleSheet(Desk desk, Signing signing, SigningKeyRing now, Consumer<SigningKeyRing> kept) {
        this.desk = desk;
        this.signing = signing;
        this.kept = kept;
        var seconds = now.everySeconds();
        how.set(seconds == null ? How.BY_HAND : How.BY_ITSELF);
        every = new SimpleStringProperty(seconds == null ? "30d" : Times.span(Duration.ofSeconds(seconds)));
    }

    Node node(Runnable close) {
        ObservableValue<String> wrong = Bindings.createStringBinding(this::wrong, how, every);
        var keep = Act.of("settings.signing-schedule-keep", "Keep schedule")
                .help("Turns no key now, unless its time is over already")
                .needs(Role.ADMIN)
                .changes()
                .unless(wrong)
                .runs(this::keep);
        var time = Fields.text("A key signs for", "30d", every);
        time.disableProperty().bind(how.isEqualTo(How.BY_HAND));
        return new FormSheet(
                "schedule-sheet",
                "Rotation of signing keys",
                "the schedule stays as it is",
                wrong,
                new ActButton(desk.acts(), keep).primary(),
                close,
                Fields.choice("Keys rotate", How.values(), how),
                time,
                Texts.prose(
                        "The next key is published before it signs, and the one before is trusted until its last token has ended, so that a rotation disturbs nobody.",
                        "muted"));
    }

    private String wrong() {
        if (how.get() == How.BY_HAND) return "";
        try {
            var read = Ttl.parse(every.get());
            boolean fits = read.compareTo(Duration.ofHours(1)) >= 0 && read.compareTo(Duration.ofDays(365)) <= 0;
            return fits ? "" : "A key signs for 1 hour to a year.";
        } catch (Fault unreadable) {
            return "Write the time with its unit, like 12h or 30d.";
        }
    }

    private void keep() {
        var asked = how.get() == How.BY_HAND ? null : Ttl.parse(every.get()).toString();
        desk.work()
                .job("Keeping the schedule", progress -> signing.schedule(asked))
                .onSuccess(kept)
                .onFailure(problem -> desk.notices().problem(problem, "The schedule is as it was."))
                .start();
    }
}
