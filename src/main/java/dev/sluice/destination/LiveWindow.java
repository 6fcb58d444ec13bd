package dev.sluice.destination;

import java.util.List;
import java.util.Locale;

/**
 * The playlist of a window over the segments: the newest ones, at least six, as many as it takes to go back far enough.
 *
 * @param all every segment so far
 * @param profileSeconds nominal length of a segment
 * @param windowSeconds how far a viewer can go back
 * @param ended whether nothing follows
 */
record LiveWindow(List<Segment> all, int profileSeconds, int windowSeconds, boolean ended) {
    static final String MEDIA = "media.m3u8";

    /** What players start from is three segments back, so fewer than six leave no room (RFC 8216 6.2.2, Apple 8.11). */
    private static final int LEAST = 6;

    LiveWindow {
        all = List.copyOf(all);
    }

    /** The segments that are listed. */
    List<Segment> listed() {
        double seconds = 0;
        int from = all.size();
        while (from > 0 && (seconds < windowSeconds || all.size() - from < LEAST)) {
            from--;
            seconds += all.get(from).seconds();
        }
        return all.subList(from, all.size());
    }

    /** Rounded length of the longest segment, at least the profile's. */
    int target() {
        double longest = all.stream().mapToDouble(Segment::seconds).max().orElse(0);
        return Math.max(profileSeconds, (int) Math.round(longest));
    }

    String text() {
        var listed = listed();
        long first = listed.isEmpty() ? 0 : listed.getFirst().number();
        long breaks = all.stream().filter(s -> s.gap() && s.number() < first).count();
        var out = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:6\n#EXT-X-TARGETDURATION:" + target() + "\n");
        out.append("#EXT-X-MEDIA-SEQUENCE:").append(first).append('\n');
        out.append("#EXT-X-DISCONTINUITY-SEQUENCE:").append(breaks).append('\n');
        out.append("#EXT-X-INDEPENDENT-SEGMENTS\n");
        listed.forEach(s -> out.append(entry(s)));
        return (ended ? out.append("#EXT-X-ENDLIST\n") : out).toString();
    }

    /** One segment as both the window and the replay write it. */
    static String entry(Segment s) {
        return (s.gap() ? "#EXT-X-DISCONTINUITY\n" : "")
                + String.format(
                        Locale.ROOT,
                        "#EXT-X-PROGRAM-DATE-TIME:%tFT%<tT.%<tLZ%n#EXTINF:%.5f,%n%s%n",
                        s.at().atOffset(java.time.ZoneOffset.UTC),
                        s.seconds(),
                        s.file());
    }
}
