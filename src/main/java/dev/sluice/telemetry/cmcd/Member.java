package dev.sluice.telemetry.cmcd;

import java.util.Map;

/**
 * An item of an inner list.
 *
 * @param value {@link Long}, {@link Double}, {@link Boolean} or {@link String}
 * @param parameters such as {@code v} and {@code a}, which say what kind of track the value is about
 */
public record Member(Object value, Map<String, Object> parameters) {}
