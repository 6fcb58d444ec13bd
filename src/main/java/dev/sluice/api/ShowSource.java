package dev.sluice.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where a show comes from.
 *
 * @param kind what it is
 * @param value asset id, file, {@code WIDTHxHEIGHT} of a test pattern, address to listen on, or URL to read
 * @param loop begins again at its end; asset and file only
 * @param encode true encodes it anew, false sends it as it is; null decides by what it is
 */
public record ShowSource(
        Kind kind, String value, boolean loop, @Nullable Boolean encode) {

    /** Kinds of sources. */
    public enum Kind {
        /** A prepared asset, played in real time. */
        @JsonProperty("asset")
        ASSET,
        /** A file on the service's machine, played in real time. */
        @JsonProperty("file")
        FILE,
        /** A moving test card with a tone. */
        @JsonProperty("pattern")
        PATTERN,
        /** Waits for an encoder at {@code rtmp://ADDRESS:PORT/APP/KEY}. */
        @JsonProperty("rtmp")
        RTMP,
        /** Waits for an encoder at {@code srt://ADDRESS:PORT}. */
        @JsonProperty("srt")
        SRT,
        /** Reads an HLS, RTMP or SRT stream at a URL. */
        @JsonProperty("url")
        URL
    }

    /** Whether it comes back after a break, rather than ending. */
    public boolean live() {
        return kind == Kind.RTMP || kind == Kind.SRT || kind == Kind.URL || kind == Kind.PATTERN;
    }
}
