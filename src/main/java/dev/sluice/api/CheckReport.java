package dev.sluice.api;

import java.util.List;

/** Placeholder until the inspector lands. */
public record CheckReport(boolean ready, String profile, List<Finding> findings) {}
