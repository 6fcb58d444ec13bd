package dev.sluice.asset;

import java.time.Duration;

/**
 * What a preparation made, and what it took.
 *
 * @param length of the media
 * @param encoding making the segments
 * @param manifests measuring them and writing the playlists
 */
public record Made(Duration length, Duration encoding, Duration manifests) {}
