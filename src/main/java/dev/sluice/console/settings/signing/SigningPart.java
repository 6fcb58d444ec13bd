package dev.sluice.console.settings.signing;

import dev.sluice.api.Role;
import dev.sluice.api.SigningKeyInfo;
import dev.sluice.api.SigningKeyRing;
import dev.sluice.client.Signing;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.settings.Part;
import dev.sluice.console.settings.Section;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.Sheet;
import dev.sluice.console.ui.Tables;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Times;
import dev.sluice.console.ui.Tone;
import dev.sluice.console.work.Job;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Which keys sign, since when, and when the next one does. */
public final class SigningPart implements Part {
    private static final List<String> STATES = List.of("active", "next", "retiring", "killed");
    private static final Comparator<SigningKeyInfo> BY_STATE = Comparator.comparingInt(
                    (SigningKeyInfo key) -> STATES.indexOf(key.state()))
            .thenComparing(SigningKeyInfo::since, Comparator.reverseOrder());

    private final Desk desk;
    private final Signing signing;
    private final Sheet sheet;
    private final ObjectProperty<@Nullable SigningKeyRing> ring = new SimpleObjectProperty<>();
    private final TableView<SigningKeyInfo> table;
    private final Label sentence = Texts.prose("");
    private final Act rotate;
    private final Act schedule;
    private final Act kill;
    private final Section<SigningKeyRing> section;
    private final Node node;

    public SigningPart(Desk desk, Signing signing, Sheet sheet) {
        this.desk = desk;
        this.signing = signing;
        this.sheet = sheet;
        var times = desk.times();
        table = Tables.table(
                Texts.muted("No key was read yet."),
                Tables.column("State", 78, key -> new Chip(key.state(), tone(key.state()))),
                Tables.code(
                        "Key",
                        116,
                        key -> key.kid().substring(0, Math.min(12, key.kid().length())) + "…"),
                Tables.muted("Since", 104, key -> times.dayAndTime(key.since())),
                Tables.muted("What it does", 240, key -> does(key.state())));
        table.setId("signing-keys");
        table.setPrefHeight(5 * Tables.ROW);
        rotate = Act.of("settings.signing-rotate", "Rotate now")
                .help("The next key signs from now on; what plays goes on")
                .needs(Role.ADMIN)
                .changes()
                .runs(() -> turn("Rotating keys", progress -> signing.rotate(), "The next key signs from now on."));
        schedule = Act.of("settings.signing-schedule", "Schedule")
                .help("Lets keys rotate by themselves, or by hand only")
                .needs(Role.ADMIN)
                .changes()
                .unless(ring.map(read -> "").orElse("The keys were not read yet."))
                .runs(this::schedule);
        kill = Act.of("settings.signing-kill", "Kill key")
                .help("Shows what it hits; then everything the key signed is refused at once, for good")
                .needs(Role.ADMIN)
                .destroys()
                .unless(table.getSelectionModel()
                        .selectedItemProperty()
                        .map(key -> key.state().equals("killed") ? "The key is killed already." : "")
                        .orElse("No key is selected."))
                .runs(this::kill);
        var body = new VBox(sentence, table);
        body.getStyleClass().add("section");
        VBox.setVgrow(table, javafx.scene.layout.Priority.ALWAYS);
        section = new Section<>(desk, "Reading signing keys", progress -> signing.ring(), this::show, body);
        node = new Card("Signing keys", section)
                .note(button(kill), button(schedule), button(rotate))
                .tall();
    }

    private ActButton button(Act act) {
        return new ActButton(desk.acts(), act);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Act> acts() {
        return List.of(rotate, schedule, kill);
    }

    @Override
    public void reload() {
        section.reload();
    }

    @Override
    public Set<String> follows() {
        return Set.of("signing-key");
    }

    private void show(SigningKeyRing now) {
        var before = table.getSelectionModel().getSelectedItem();
        ring.set(now);
        table.getItems().setAll(now.keys().stream().sorted(BY_STATE).toList());
        table.getItems().stream()
                .filter(key -> before != null && key.kid().equals(before.kid()))
                .findFirst()
                .ifPresent(table.getSelectionModel()::select);
        var every = now.everySeconds();
        var next = now.nextRotation();
        sentence.setText(
                every == null || next == null
                        ? "Keys rotate by hand only."
                        : "A key signs for %s; the next one %s."
                                .formatted(
                                        Times.span(Duration.ofSeconds(every)),
                                        desk.times().relative(next)));
    }

    private void schedule() {
        var now = ring.get();
        if (now != null) sheet.open(new ScheduleSheet(desk, signing, now, this::kept).node(sheet::close));
    }

    private void kill() {
        var key = table.getSelectionModel().getSelectedItem();
        if (key == null) return;
        desk.work()
                .job("Counting what the key signed", progress -> signing.reach(key.kid()))
                .onSuccess(reach -> sheet.open(new KillSheet(desk, signing, reach, this::kept).node(sheet::close)))
                .start();
    }

    private void kept(SigningKeyRing now) {
        sheet.close();
        show(now);
    }

    private void turn(String title, Job.Body<SigningKeyRing> body, String done) {
        desk.work()
                .job(title, body)
                .onSuccess(now -> {
                    show(now);
                    desk.notices().say(done);
                })
                .onFailure(problem -> desk.notices().problem(problem, "The keys are as they were."))
                .start();
    }

    static Tone tone(String state) {
        return switch (state) {
            case "active" -> Tone.OK;
            case "next" -> Tone.INFO;
            case "killed" -> Tone.BAD;
            default -> Tone.NEUTRAL;
        };
    }

    private static String does(String state) {
        return switch (state) {
            case "active" -> "signs, and is trusted";
            case "next" -> "is published, signs after it";
            case "retiring" -> "is trusted until its last token ends";
            case "killed" -> "is trusted nowhere";
            default -> "";
        };
    }
}
