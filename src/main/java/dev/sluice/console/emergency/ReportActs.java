package dev.sluice.console.emergency;

import dev.sluice.api.Run;
import dev.sluice.console.act.Act;
import dev.sluice.console.shell.Desk;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The report of the run that is shown, finished or so far: onto the clipboard, or into a file that prints. */
final class ReportActs {
    private final EmergencyModel model;
    private final Desk desk;
    final Act copy;
    final Act save;

    ReportActs(EmergencyModel model, Desk desk) {
        this.model = model;
        this.desk = desk;
        ObservableValue<String> unless = model.run().map(run -> "").orElse("Nothing has run yet.");
        copy = Act.of("emergency.report", "Report so far")
                .help("Copies what happened as Markdown")
                .unless(unless)
                .runs(this::copy);
        save = Act.of("emergency.save-report", "Save report")
                .help("Writes it into a file: a page that prints, or Markdown by the file's name")
                .unless(unless)
                .runs(this::choose);
    }

    List<Act> all() {
        return List.of(copy, save);
    }

    private void copy() {
        Run run = model.run().get();
        if (run != null) {
            desk.work()
                    .job("Reading the report", progress -> model.client().report(run.run()))
                    .onSuccess(text -> {
                        desk.clip().copy(text);
                        desk.notices().say("The report is on the clipboard.");
                    })
                    .start();
        }
    }

    private void choose() {
        Run run = model.run().get();
        if (run == null) {
            return;
        }
        var chooser = new FileChooser();
        chooser.setTitle("Save the report");
        chooser.setInitialFileName(run.run() + ".html");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter("Page that prints", "*.html"),
                        new FileChooser.ExtensionFilter("Markdown", "*.md"));
        File file =
                chooser.showSaveDialog(Window.getWindows().stream().findFirst().orElse(null));
        if (file != null) {
            save(run.run(), file.toPath());
        }
    }

    /** Writes the report of a run; Markdown where the file's name ends so. */
    void save(String run, Path file) {
        boolean markdown = file.toString().endsWith(".md");
        desk.work()
                .job("Saving the report", progress -> {
                    var runs = model.client();
                    return Files.writeString(file, markdown ? runs.report(run) : runs.reportPage(run));
                })
                .onSuccess(written -> desk.notices().say("The report is in " + written.getFileName() + "."))
                .start();
    }
}
