package dev.sluice.hls.playlist;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attribute list (RFC 8216 4.2), read tolerantly: blanks around names and values are skipped, a missing closing quote
 * ends with the line, duplicates are kept in order.
 */
public record Attributes(List<Attribute> list) {
    /** No attributes at all. */
    public static final Attributes NONE = new Attributes(List.of());

    /** Attributes read at most from one line. */
    private static final int MAX = 500;

    public Attributes {
        list = List.copyOf(list);
    }

    /**
     * One attribute.
     *
     * @param value the value without quotes
     * @param quoted whether it was written in quotes
     * @param column where its name begins, from 1
     */
    public record Attribute(String name, String value, boolean quoted, int column) {}

    /** Reads {@code text}, whose first character stands in {@code column}. */
    public static Attributes parse(String text, int column) {
        var found = new ArrayList<Attribute>();
        var at = 0;
        while (at < text.length() && found.size() < MAX) {
            var start = skipBlanks(text, at);
            var equals = text.indexOf('=', start);
            if (equals < 0) {
                break;
            }
            var valueAt = skipBlanks(text, equals + 1);
            var quoted = valueAt < text.length() && text.charAt(valueAt) == '"';
            var end = quoted ? closing(text, valueAt + 1) : comma(text, valueAt);
            var value = quoted
                    ? text.substring(valueAt + 1, end)
                    : text.substring(valueAt, end).strip();
            found.add(new Attribute(text.substring(start, equals).strip(), value, quoted, column + start));
            at = comma(text, end) + 1;
        }
        return new Attributes(found);
    }

    private static int skipBlanks(String text, int from) {
        var at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private static int closing(String text, int from) {
        var quote = text.indexOf('"', from);
        return quote < 0 ? text.length() : quote;
    }

    private static int comma(String text, int from) {
        var comma = text.indexOf(',', from);
        return comma < 0 ? text.length() : comma;
    }

    /** The first attribute of that name. */
    public @Nullable Attribute find(String name) {
        for (var attribute : list) {
            if (attribute.name().equals(name)) {
                return attribute;
            }
        }
        return null;
    }

    /** The value of the first attribute of that name, without quotes. */
    public @Nullable String get(String name) {
        var found = find(name);
        return found == null ? null : found.value();
    }

    /** The value, or {@code other} when the attribute is absent. */
    public String get(String name, String other) {
        var found = find(name);
        return found == null ? other : found.value();
    }

    /** Whether the attribute says {@code YES}. */
    public boolean yes(String name) {
        return "YES".equals(get(name));
    }

    /** The value as a number, or null when absent or none. */
    public @Nullable Double decimal(String name) {
        return Numbers.decimal(get(name));
    }

    /** The value as a whole number; decimals are cut off. */
    public @Nullable Long integer(String name) {
        return Numbers.integer(get(name));
    }
}
