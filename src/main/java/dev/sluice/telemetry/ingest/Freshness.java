package dev.sluice.telemetry.ingest;

/**
 * How new the charts are.
 *
 * @param watching viewers at this moment
 * @param open sessions that may still change
 * @param newestAt epoch milliseconds when the newest event became visible; 0 before the first
 * @param lagMs how long the oldest event of that flush had waited
 */
public record Freshness(int watching, int open, long newestAt, long lagMs) {}
