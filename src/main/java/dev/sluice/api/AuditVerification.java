package dev.sluice.api;

/**
 * Whether the audit log is as it was written.
 *
 * @param whole true when every line's hash fits
 * @param sentence what was found, for people
 */
public record AuditVerification(boolean whole, String sentence) {}
