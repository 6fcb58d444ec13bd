package dev.sluice.api;

import java.time.Instant;

/**
 * An operator as admins see it.
 *
 * @param keys how many keys of theirs let somebody in now
 */
public record OperatorInfo(String name, Role role, Instant createdAt, int keys) {}
