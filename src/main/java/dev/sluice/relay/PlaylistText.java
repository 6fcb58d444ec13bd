package dev.sluice.relay;

import dev.sluice.hls.playlist.MediaPlaylist;
import dev.sluice.hls.playlist.Segment;
import java.util.List;
import java.util.Locale;

/** Playlists as JavaFX needs them: short relative names, whole numbers, no tag it stumbles over (JavaFX HLS, J1 to J31). */
final class PlaylistText {
    static final String MAIN = "main.m3u8";

    private PlaylistText() {}

    /** A media playlist. */
    static String media(Lane lane, String extension, List<Segment> segments, boolean ended) {
        var playlist = lane.playlist();
        var out = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n");
        out.append("#EXT-X-TARGETDURATION:")
                .append(targetSeconds(playlist, segments))
                .append('\n');
        out.append("#EXT-X-MEDIA-SEQUENCE:")
                .append(sequence(playlist, segments))
                .append('\n');
        if (!segments.isEmpty() && segments.getFirst().map() != null) {
            out.append("#EXT-X-MAP:URI=\"").append(lane.prefix()).append("i.mp4\"\n");
        }
        var expected = segments.isEmpty() ? 0 : segments.getFirst().number();
        for (var segment : segments) {
            // A gap that was left out breaks the timeline as an insert does.
            if (segment.discontinuity() || segment.number() != expected) {
                out.append("#EXT-X-DISCONTINUITY\n");
            }
            out.append(String.format(Locale.ROOT, "#EXTINF:%.5f,%n", segment.seconds())
                    .replace("\r", ""));
            out.append(lane.prefix()).append(segment.number()).append(extension).append('\n');
            expected = segment.number() + 1;
        }
        return ended ? out.append("#EXT-X-ENDLIST\n").toString() : out.toString();
    }

    /** A multivariant playlist of one variant, which JavaFX needs for sound apart and for live streams. */
    static String main(boolean audio) {
        var media = "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"a\",DEFAULT=YES,AUTOSELECT=YES,URI=\"a.m3u8\"\n";
        var group = audio ? ",AUDIO=\"a\"" : "";
        return "#EXTM3U\n" + (audio ? media : "") + "#EXT-X-STREAM-INF:BANDWIDTH=1000000" + group + "\nv.m3u8\n";
    }

    static int targetSeconds(MediaPlaylist playlist, List<Segment> segments) {
        var longest = segments.stream().mapToDouble(Segment::seconds).max().orElse(1);
        var written = playlist.targetDuration() == null ? longest : playlist.targetDuration();
        return (int) Math.clamp(Math.ceil(Math.max(written, Math.floor(longest))), 1, 86_400);
    }

    /** JavaFX keeps it in 31 bits; where it starts does not matter, only that it moves on. */
    private static long sequence(MediaPlaylist playlist, List<Segment> segments) {
        var first = segments.isEmpty()
                ? playlist.mediaSequence()
                : segments.getFirst().number();
        return Math.floorMod(first, 1L << 30);
    }
}
