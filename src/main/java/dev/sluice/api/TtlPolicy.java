package dev.sluice.api;

/**
 * The range of TTLs one risk tier allows; all in seconds, inside 600 to 86,400.
 *
 * @param risk the tier
 * @param minSeconds shortest
 * @param defaultSeconds taken when none is asked for
 * @param maxSeconds longest
 */
public record TtlPolicy(Risk risk, long minSeconds, long defaultSeconds, long maxSeconds) {}
