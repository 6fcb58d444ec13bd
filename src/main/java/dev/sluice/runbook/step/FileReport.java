package dev.sluice.runbook.step;

import dev.sluice.api.Fault;
import dev.sluice.audit.Audit;
import dev.sluice.audit.AuditVerdict;
import dev.sluice.runbook.Act;
import dev.sluice.runbook.Check;
import dev.sluice.runbook.Report;
import dev.sluice.runbook.StepContext;
import dev.sluice.runbook.StepType;
import dev.sluice.runbook.Undo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Checks the audit log and files the report as Markdown and HTML. */
final class FileReport implements StepType {
    private final Audit audit;
    private final Path folder;

    /** @param folder where reports are kept; made when missing */
    FileReport(Audit audit, Path folder) {
        this.audit = audit;
        this.folder = folder;
    }

    /** What was filed. */
    record Filed(String audit, String file) {}

    @Override
    public String name() {
        return "report";
    }

    @Override
    public String requires() {
        return "The audit log is whole.";
    }

    @Override
    public String preview() {
        return "Checks the audit log and files the report.";
    }

    @Override
    public Act act(StepContext step) {
        AuditVerdict verdict = audit.verify();
        if (!(verdict instanceof AuditVerdict.Whole)) {
            throw Fault.conflict("audit-broken", "The audit log is not whole: " + verdict.sentence(), null);
        }
        String name = step.run().run();
        step.keep(new Filed(verdict.sentence(), name + ".md"));
        Report report = step.report();
        write(name + ".md", report.markdown());
        write(name + ".html", report.html());
        return new Act.Done();
    }

    private void write(String name, String text) {
        try {
            Files.createDirectories(folder);
            Path part = folder.resolve(name + ".part");
            Files.writeString(part, text);
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Fault.failed(
                    "report-not-written", "The report could not be written.", "Free some space and retry.", e);
        }
    }

    @Override
    public Check verify(StepContext step) {
        String name = step.run().run();
        boolean there = Files.exists(folder.resolve(name + ".md")) && Files.exists(folder.resolve(name + ".html"));
        return step.kept(Filed.class)
                .filter(filed -> there)
                .<Check>map(filed -> new Check.Holds(filed.audit() + " Filed as " + filed.file() + " and .html"))
                .orElseGet(() -> new Check.Missing("No report was filed."));
    }

    @Override
    public Undo undo() {
        return new Undo.None("A report is kept.");
    }
}
