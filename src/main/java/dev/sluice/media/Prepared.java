package dev.sluice.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A finished asset folder.
 *
 * @param folder the folder; {@link #MULTIVARIANT} in it is what players open
 * @param source what it was made from
 * @param duration measured from the segments, not promised by the source
 * @param variants as listed in the multivariant playlist, largest first
 * @param bytes size of all files
 * @param encoding how long the segments took
 * @param describing how long it took to measure them and to write the playlists
 */
public record Prepared(
        Path folder,
        Source source,
        Duration duration,
        List<Variant> variants,
        long bytes,
        Duration encoding,
        Duration describing) {
    /** Name of the multivariant playlist. */
    public static final String MULTIVARIANT = "master.m3u8";

    /** Name of the still picture; absent only where the source's length was not known to its maker either. */
    public static final String POSTER = EncodeCommand.POSTER;

    public Prepared {
        variants = List.copyOf(variants);
    }

    /** The multivariant playlist. */
    public Path playlist() {
        return folder.resolve(MULTIVARIANT);
    }

    /**
     * One line of the multivariant playlist with what was measured.
     *
     * @param uri relative to the folder
     * @param rendition what was asked for
     * @param bandwidth peak segment bit rate in bit/s, audio included
     * @param averageBandwidth bit/s over the whole, audio included
     * @param codecs RFC 6381 names from the initialisation segments
     */
    public record Variant(String uri, Rendition rendition, long bandwidth, long averageBandwidth, String codecs) {}
}
