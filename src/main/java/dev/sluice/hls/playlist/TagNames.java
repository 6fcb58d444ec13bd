package dev.sluice.hls.playlist;

import java.util.Set;

/** The tags of RFC 8216bis by where they may stand (sections 4.4.1 to 4.4.6). */
public final class TagNames {
    private static final Set<String> ANYWHERE =
            Set.of("EXTM3U", "EXT-X-VERSION", "EXT-X-INDEPENDENT-SEGMENTS", "EXT-X-START", "EXT-X-DEFINE");
    private static final Set<String> MEDIA = Set.of(
            "EXTINF",
            "EXT-X-BYTERANGE",
            "EXT-X-DISCONTINUITY",
            "EXT-X-KEY",
            "EXT-X-MAP",
            "EXT-X-PROGRAM-DATE-TIME",
            "EXT-X-GAP",
            "EXT-X-BITRATE",
            "EXT-X-PART",
            "EXT-X-TARGETDURATION",
            "EXT-X-MEDIA-SEQUENCE",
            "EXT-X-DISCONTINUITY-SEQUENCE",
            "EXT-X-ENDLIST",
            "EXT-X-PLAYLIST-TYPE",
            "EXT-X-I-FRAMES-ONLY",
            "EXT-X-PART-INF",
            "EXT-X-SERVER-CONTROL",
            "EXT-X-DATERANGE",
            "EXT-X-SKIP",
            "EXT-X-PRELOAD-HINT",
            "EXT-X-RENDITION-REPORT",
            "EXT-X-ALLOW-CACHE");
    private static final Set<String> MULTIVARIANT = Set.of(
            "EXT-X-MEDIA",
            "EXT-X-STREAM-INF",
            "EXT-X-I-FRAME-STREAM-INF",
            "EXT-X-SESSION-DATA",
            "EXT-X-SESSION-KEY",
            "EXT-X-CONTENT-STEERING");

    private TagNames() {}

    static boolean known(String name) {
        return ANYWHERE.contains(name) || MEDIA.contains(name) || MULTIVARIANT.contains(name);
    }

    /** Whether the tag belongs into a media playlist only. */
    public static boolean mediaOnly(String name) {
        return MEDIA.contains(name);
    }

    /** Whether the tag belongs into a multivariant playlist only. */
    public static boolean multivariantOnly(String name) {
        return MULTIVARIANT.contains(name);
    }
}
