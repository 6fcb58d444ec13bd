package dev.sluice.console.preview;

/**
 * A place in the media that a finding names.
 *
 * @param rendition URI of the media playlist, as in {@link dev.sluice.api.RenditionReport#uri}
 * @param segment index in that playlist
 * @param start seconds from the beginning
 */
record Spot(String rendition, int segment, double start) {}
