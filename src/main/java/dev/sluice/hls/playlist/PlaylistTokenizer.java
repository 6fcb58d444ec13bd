package dev.sluice.hls.playlist;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Cuts a playlist into lines without losing a character and without judging; never throws. */
public final class PlaylistTokenizer {
    /** Lines read at most: above 300,000 segments with three tags each nobody wrote the playlist in earnest. */
    public static final int MAX_LINES = 1_200_000;

    private static final char BOM = '\uFEFF';

    private PlaylistTokenizer() {}

    /** Reads bytes as UTF-8; what is not UTF-8 is replaced and noted. */
    public static PlaylistText tokenize(byte[] bytes) {
        return tokenize(new String(bytes, StandardCharsets.UTF_8));
    }

    /** Reads text; a first U+FEFF counts as byte order mark. */
    public static PlaylistText tokenize(String text) {
        var bom = !text.isEmpty() && text.charAt(0) == BOM;
        var lines = new ArrayList<Line>();
        var at = bom ? 1 : 0;
        while (at < text.length() && lines.size() < MAX_LINES) {
            var feed = text.indexOf('\n', at);
            var next = feed < 0 ? text.length() : feed + 1;
            lines.add(line(lines.size() + 1, text, at, feed < 0 ? text.length() : feed, next));
            at = next;
        }
        return new PlaylistText(bom, text.indexOf('\uFFFD') >= 0, at < text.length(), lines);
    }

    private static Line line(int number, String text, int from, int feed, int next) {
        var end = feed > from && feed < next && text.charAt(feed - 1) == '\r' ? feed - 1 : feed;
        return classify(number, text.substring(from, end), end == next ? "" : next - end == 1 ? "\n" : "\r\n");
    }

    private static Line classify(int number, String raw, String ending) {
        var text = raw.strip();
        if (text.isEmpty()) {
            return new Line.Blank(number, raw, ending);
        }
        if (text.charAt(0) != '#') {
            return new Line.Uri(number, raw, ending);
        }
        return text.startsWith("#EXT") ? tag(number, raw, ending, text) : new Line.Comment(number, raw, ending);
    }

    private static Line.Tag tag(int number, String raw, String ending, String text) {
        var colon = text.indexOf(':');
        var name = colon < 0 ? text.substring(1) : text.substring(1, colon).strip();
        @Nullable String value = colon < 0 ? null : text.substring(colon + 1).strip();
        return new Line.Tag(number, raw, ending, name, value);
    }
}
