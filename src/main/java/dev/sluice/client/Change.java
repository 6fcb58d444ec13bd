package dev.sluice.client;

/**
 * Something changed and is worth reading again.
 *
 * @param kind {@code asset}, {@code share}, {@code run} or {@code session}; a newer service may send others
 * @param id of the thing
 */
public record Change(String kind, String id) {}
