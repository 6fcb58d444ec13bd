package dev.sluice.client;

/**
 * Something changed and is worth reading again.
 *
 * @param kind {@code asset}, {@code share}, {@code run}, {@code session}, {@code show} or {@code destination}; a newer
 *     service may send others
 * @param id of the thing
 */
public record Change(String kind, String id) {}
