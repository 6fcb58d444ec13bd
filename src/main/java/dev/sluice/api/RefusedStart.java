package dev.sluice.api;

import java.time.Instant;

/**
 * A viewer who asked to play and was refused.
 *
 * @param at when
 * @param code the rule, for example {@code wrong-origin}
 * @param seen what the rule looked at, in words: an address, sites, a class of devices; empty where it looked at nothing
 *     of the viewer's
 * @param client short form of the user agent
 */
public record RefusedStart(Instant at, String code, String seen, String client) {}
