package dev.sluice.runbook;

import java.time.Instant;

/**
 * A second person's yes to a run, bound to what was looked at.
 *
 * @param scope the run's scope, as the approver saw it
 * @param runbookHash SHA-256 of the document that will run, as the approver saw it
 * @param by operator's name
 */
public record Approval(String scope, String runbookHash, String by, Instant at) {}
