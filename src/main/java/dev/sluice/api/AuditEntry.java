package dev.sluice.api;

import java.time.Instant;

/**
 * One line of the audit log.
 *
 * @param sequence without gaps, from 1
 * @param at when it was written, UTC
 * @param who operator's name, or {@code system}
 * @param act dotted verb, for example {@code share.create}
 * @param subject what it was done to, {@code kind:id}
 * @param detail JSON object as text; never holds a secret
 * @param hash SHA-256 over this line and the hash before it, hex
 */
public record AuditEntry(
        long sequence, Instant at, String who, String act, String subject, String detail, String hash) {}
