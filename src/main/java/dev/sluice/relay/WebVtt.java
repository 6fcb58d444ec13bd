package dev.sluice.relay;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the cues of a WebVTT file: times and words; settings, styles and regions are passed over. Never throws on content. */
final class WebVtt {
    private static final int CUES_AT_MOST = 20_000;
    private static final int LINES_AT_MOST = 8;
    private static final String TIME = "(?:(\\d{1,4}):)?(\\d{2}):(\\d{2})\\.(\\d{3})";
    private static final Pattern TIMES = Pattern.compile("^" + TIME + "[ \\t]+-->[ \\t]+" + TIME + "(?:[ \\t].*)?$");
    private static final Pattern MAP = Pattern.compile(
            "^X-TIMESTAMP-MAP=(?:LOCAL:" + TIME + ",MPEGTS:(\\d{1,10})|MPEGTS:(\\d{1,10}),LOCAL:" + TIME + ")\\s*$");
    private static final Pattern TAGS = Pattern.compile("<[^>]*>");
    private static final double TICKS = 90_000;
    /** Clocks of 33 bits begin anew. */
    private static final double CLOCK = (1L << 33) / TICKS;

    private final List<String> lines;
    private final double mediaStart;
    private final List<Cue> cues = new ArrayList<>();
    private double shift;

    /** Cue times become those of a preview whose media begins at {@code mediaStart} seconds. */
    private WebVtt(byte[] bytes, double mediaStart) {
        lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        this.mediaStart = mediaStart;
    }

    static List<Cue> read(byte[] bytes, double mediaStart) {
        return new WebVtt(bytes, mediaStart).cues();
    }

    private List<Cue> cues() {
        for (var i = 0; i < lines.size() && cues.size() < CUES_AT_MOST; i++) {
            var map = MAP.matcher(lines.get(i));
            var times = TIMES.matcher(lines.get(i));
            if (map.matches()) {
                shift = shift(map);
            } else if (times.matches()) {
                cues.add(cue(times, i + 1));
            }
        }
        return cues;
    }

    /** LOCAL is the cue time that falls on MPEGTS, on the clock of the media (RFC 8216 3.5). */
    private double shift(Matcher map) {
        var localFirst = map.group(5) != null;
        var local = localFirst ? seconds(map, 1) : seconds(map, 7);
        var apart = Long.parseLong(map.group(localFirst ? 5 : 6)) / TICKS - local - mediaStart;
        return apart - CLOCK * Math.rint(apart / CLOCK);
    }

    private Cue cue(Matcher times, int first) {
        var text = new ArrayList<String>();
        for (var i = first; i < lines.size() && !lines.get(i).isBlank() && text.size() < LINES_AT_MOST; i++) {
            text.add(words(lines.get(i)));
        }
        return new Cue(seconds(times, 1) + shift, seconds(times, 5) + shift, String.join("\n", text));
    }

    private static String words(String line) {
        return TAGS.matcher(line)
                .replaceAll("")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", "\u00a0")
                .replace("&lrm;", "")
                .replace("&rlm;", "")
                .replace("&amp;", "&");
    }

    private static double seconds(Matcher time, int group) {
        var hours = time.group(group) == null ? 0 : Integer.parseInt(time.group(group));
        return hours * 3600
                + Integer.parseInt(time.group(group + 1)) * 60
                + Integer.parseInt(time.group(group + 2))
                + Integer.parseInt(time.group(group + 3)) / 1000.0;
    }
}
