package dev.sluice.api;

/**
 * A second admin's yes, bound to what was looked at.
 *
 * @param scope of the run, as shown
 * @param runbookHash of the run, as shown
 */
public record ApprovalRequest(String scope, String runbookHash) {}
