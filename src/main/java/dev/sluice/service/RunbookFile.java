package dev.sluice.service;

import dev.sluice.api.Fault;
import dev.sluice.runbook.Runbook;
import dev.sluice.runbook.RunbookParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the runbook a service runs by. */
final class RunbookFile {
    private RunbookFile() {}

    /**
     * The parsed document.
     *
     * @throws Fault {@code runbook-unreadable}, or {@code runbook-invalid} with file, line and reason
     */
    static Runbook read(Path file, RunbookParser parser) {
        try {
            return parser.parse(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw Fault.failed(
                    "runbook-unreadable",
                    "The emergency runbook cannot be read.",
                    "Put emergency-invalidation.md back under assets/runbooks.",
                    e);
        }
    }
}
