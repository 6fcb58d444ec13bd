package dev.sluice.relay;

/**
 * A caption.
 *
 * @param start seconds of the preview
 * @param end seconds of the preview
 * @param text lines without markup
 */
public record Cue(double start, double end, String text) {}
