package dev.sluice.api;

/**
 * A new collector, told once.
 *
 * @param url where players post; it holds the collector's key
 */
public record CollectorUrl(String id, String channel, String url) {}
