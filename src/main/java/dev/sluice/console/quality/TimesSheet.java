package dev.sluice.console.quality;

import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Fields;
import dev.sluice.console.ui.FormSheet;
import dev.sluice.console.ui.Sheet;
import dev.sluice.console.ui.Texts;

/** Chooses which time is shown, and which other one it is held against. */
final class TimesSheet {
    private final Desk desk;
    private final QualityModel model;
    private final Sheet sheet;

    TimesSheet(Desk desk, QualityModel model, Sheet sheet) {
        this.desk = desk;
        this.model = model;
        this.sheet = sheet;
    }

    void open() {
        var form = new TimesForm(desk.times(), model.until().get());
        var problem = form.problem();
        var show = Act.of("quality.times.show", "Show these times")
                .help("Shows the one, and what differs from the other")
                .unless(problem)
                .runs(() -> show(form));
        var length = Words.span(model.window().get());
        sheet.open(new FormSheet(
                "times-sheet",
                "Choose times",
                "the charts stay as they are",
                problem,
                new ActButton(desk.acts(), show).primary(),
                sheet::close,
                Fields.text("What is shown ends", "empty for now; or 2026-11-25 16:00", form.end),
                Fields.text("It is held against the time that ends", "empty for none; or 2026-11-18 16:00", form.other),
                Fields.text(
                        "How long that time is",
                        "empty for %s, as what is shown; or 24h".formatted(length),
                        form.length),
                Texts.prose(
                        "What is shown is %s long, as chosen above the charts. All times are those of %s. Of a time that is longer or shorter, the charts show what it came to in all, for its moments have none here to lie over."
                                .formatted(length, desk.times().zone().getId()),
                        "muted")));
    }

    private void show(TimesForm form) {
        sheet.close();
        model.show(form.until(), form.against());
    }
}
