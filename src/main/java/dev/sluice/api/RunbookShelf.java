package dev.sluice.api;

import java.util.List;

/**
 * The runbooks of a service.
 *
 * @param runbooks those that can run, the emergency runbook first
 * @param refused one for each file that cannot: file, line, reason, and what runs in its place
 */
public record RunbookShelf(List<RunbookDocument> runbooks, List<Problem> refused) {
    public RunbookShelf {
        runbooks = List.copyOf(runbooks);
        refused = List.copyOf(refused);
    }
}
