package dev.sluice.api;

import org.jspecify.annotations.Nullable;

/**
 * How long each stage took before anybody could watch a version of an asset, in milliseconds. Null stands for what was not
 * measured, for example because the service was restarted meanwhile.
 *
 * @param version of the asset
 * @param uploadMs receiving the source; pauses between pieces do not count
 * @param uploadBytes of the source
 * @param encodeMs making the segments of all renditions
 * @param manifestMs measuring them and writing the playlists
 * @param checkMs the readiness check
 */
public record PreparationTimes(
        int version,
        @Nullable Long uploadMs,
        @Nullable Long uploadBytes,
        @Nullable Long encodeMs,
        @Nullable Long manifestMs,
        @Nullable Long checkMs) {}
