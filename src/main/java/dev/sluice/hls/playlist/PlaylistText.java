package dev.sluice.hls.playlist;

import java.util.List;
import java.util.stream.Stream;

/**
 * A playlist as lines.
 *
 * @param bom whether the text begins with a byte order mark
 * @param notUtf8 whether bytes were met that are not UTF-8
 * @param cut whether lines were left out because the playlist is longer than {@link PlaylistTokenizer#MAX_LINES}
 */
public record PlaylistText(boolean bom, boolean notUtf8, boolean cut, List<Line> lines) {
    public PlaylistText {
        lines = List.copyOf(lines);
    }

    /** All tags, in order. */
    public Stream<Line.Tag> tags() {
        return lines.stream().filter(Line.Tag.class::isInstance).map(Line.Tag.class::cast);
    }

    /** All tags of one name, in order. */
    public List<Line.Tag> tags(String name) {
        return tags().filter(t -> t.name().equals(name)).toList();
    }

    /** The line of that number (from 1) as it was written, or empty. */
    public String raw(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1).raw() : "";
    }

    /** The text as it was written; with {@code cut} only what was read of it. */
    public String original() {
        var text = new StringBuilder(bom ? "\uFEFF" : "");
        lines.forEach(l -> text.append(l.raw()).append(l.ending()));
        return text.toString();
    }
}
