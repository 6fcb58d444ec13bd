package dev.sluice.api;

/**
 * A target of what viewers get.
 *
 * @param name {@code startup} (p95, milliseconds), {@code stalled} (stalled over watched time) or {@code failures} (share of
 *     attempts that fail to start for technical reasons)
 */
public record Slo(String name, double target) {}
