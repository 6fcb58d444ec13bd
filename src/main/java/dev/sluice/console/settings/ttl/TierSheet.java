package dev.sluice.console.settings.ttl;

import dev.sluice.api.Role;
import dev.sluice.api.TtlPolicy;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.Fields;
import dev.sluice.console.ui.FormSheet;
import dev.sluice.console.ui.Texts;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Another range for a tier. */
final class TierSheet {
    private final Desk desk;
    private final SluiceClient client;
    private final TtlPolicy before;
    private final TierForm form;
    private final Consumer<TtlPolicy> kept;

    TierSheet(Desk desk, SluiceClient client, TtlPolicy before, Consumer<TtlPolicy> kept) {
        this.desk = desk;
        this.client = client;
        this.before = before;
        this.form = new TierForm(before);
        this.kept = kept;
    }

    Node node(Runnable close) {
        ObservableValue<String> problem = form.problem();
        var keep = Act.of("settings.tier-keep", "Change range")
                .help("Counts for new links at once; links that are out are listed, not touched")
                .needs(Role.ADMIN)
                .changes()
                .unless(problem)
                .runs(this::keep);
        var bar = new RangeBar();
        problem.subscribe(changed -> form.typed()
                .ifPresent(typed -> bar.show(typed.minSeconds(), typed.defaultSeconds(), typed.maxSeconds())));
        return new FormSheet(
                "tier-sheet",
                "TTL of %s risk".formatted(Chip.word(before.risk())),
                "the range stays as it is",
                problem,
                new ActButton(desk.acts(), keep).primary(),
                close,
                Fields.row(
                        Fields.text("Shortest", "10m", form.min),
                        Fields.text("Usual", "1h", form.usual),
                        Fields.text("Longest", "24h", form.max)),
                bar,
                Texts.prose(
                        "The line is drawn from 10 min to 24 h. Live links that fall outside are listed when the range is changed, and one act brings them in line.",
                        "muted"));
    }

    private void keep() {
        var typed = form.typed().orElseThrow();
        desk.work()
                .job(
                        "Changing a TTL range",
                        progress -> client.changePolicy(
                                typed.risk(),
                                typed.minSeconds() + "s",
                                typed.defaultSeconds() + "s",
                                typed.maxSeconds() + "s"))
                .onSuccess(kept)
                .onFailure(problem -> desk.notices().problem(problem, "The range is as it was."))
                .start();
    }
}
