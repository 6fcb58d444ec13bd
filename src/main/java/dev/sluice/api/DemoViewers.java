package dev.sluice.api;

import java.util.List;

/**
 * Viewers that were invented, or taken out again.
 *
 * @param shares handles of their links
 */
public record DemoViewers(List<String> shares) {}
