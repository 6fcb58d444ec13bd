package dev.sluice.relay;

import dev.sluice.hls.playlist.Segment;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Playlists as JavaFX needs them: short relative names, whole numbers, no tag it stumbles over (JavaFX HLS, J1 to J31).
 *
 * <p>An initialisation segment is listed as the first segment, of next to no length: JavaFX takes the first file of a
 * fragmented MP4 stream for it anyway, but gives an EXT-X-MAP the length of the target duration, by which it is late after
 * each jump. The target duration is zero, because JavaFX adds it to times as well.
 */
final class PlaylistText {
    static final String MAIN = "main.m3u8";
    static final String INIT = "i.mp4";

    private static final String HEAD = "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:0\n#EXT-X-MEDIA-SEQUENCE:0\n";
    private static final double NEXT_TO_NOTHING = 0.0001;
    /** Of a live stream so many segments are announced; JavaFX keeps milliseconds in 31 bits. */
    private static final int ANNOUNCED = 20_000;

    private static final double LONGEST = 1_000_000;

    private PlaylistText() {}

    /** The media playlist of a video on demand; segments are named by their numbers. */
    static String whole(Lane lane, String extension, List<Segment> segments) {
        var out = new StringBuilder(HEAD);
        var map = segments.isEmpty() ? null : segments.getFirst().map();
        init(out, lane, map);
        var expected = segments.isEmpty() ? 0 : segments.getFirst().number();
        for (var segment : segments) {
            // A gap that was left out breaks the timeline as an insert does.
            if (segment.discontinuity() || segment.number() != expected) {
                out.append("#EXT-X-DISCONTINUITY\n");
            }
            entry(out, segment.seconds(), lane.prefix() + segment.number() + extension);
            expected = segment.number() + 1;
        }
        return out.append("#EXT-X-ENDLIST\n").toString();
    }

    /**
     * The media playlist of a live stream: a long list of segments that are still to come, named by their places in it. A
     * player that asks for one waits until it is there; so it need not reload, at which JavaFX is bad (J18 to J22), and
     * loses its way when two segments come at once.
     */
    static String announced(Lane lane, String extension) {
        var out = new StringBuilder(HEAD);
        var playlist = lane.playlist();
        var target = playlist.targetDuration();
        var seconds = target == null ? LiveReload.USUAL_TARGET : Math.clamp(target, 0.1, 3_600);
        init(
                out,
                lane,
                playlist.segments().isEmpty()
                        ? null
                        : playlist.segments().getFirst().map());
        var entries = (int) Math.min(ANNOUNCED, LONGEST / seconds);
        for (var place = 0; place < entries; place++) {
            entry(out, seconds, lane.prefix() + place + extension);
        }
        return out.append("#EXT-X-ENDLIST\n").toString();
    }

    private static void init(StringBuilder out, Lane lane, Segment.@Nullable Map map) {
        if (map != null) {
            entry(out, NEXT_TO_NOTHING, lane.prefix() + INIT);
        }
    }

    private static void entry(StringBuilder out, double seconds, String name) {
        out.append(String.format(Locale.ROOT, "#EXTINF:%.5f,", seconds))
                .append('\n')
                .append(name)
                .append('\n');
    }

    /** A multivariant playlist of one variant, which JavaFX needs for sound apart. */
    static String main() {
        return """
                #EXTM3U
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="a",DEFAULT=YES,AUTOSELECT=YES,URI="a.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=1000000,AUDIO="a"
                v.m3u8
                """;
    }
}
