package dev.sluice.runbook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The {@code key: value} lines of a block or of the front matter; blank lines and {@code #} comments are passed over. */
final class Fields {
    private static final Pattern LINE = Pattern.compile("([a-z][a-z-]{0,31}):[ \\t]*(\\S.{0,199})");

    private final Source source;
    private final int line;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    private record Field(String value, int line) {}

    private Fields(Source source, int line) {
        this.source = source;
        this.line = line;
    }

    /** Reads lines {@code from} (inclusive) to {@code to} (exclusive); complaints about absence name the line before. */
    static Fields of(Source source, int from, int to) {
        var fields = new Fields(source, from - 1);
        for (int n = from; n < to; n++) {
            fields.add(source.lines().get(n - 1).strip(), n);
        }
        return fields;
    }

    private void add(String text, int n) {
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        var match = LINE.matcher(text);
        if (!match.matches()) {
            throw source.refusal(n, "this is no `key: value`", null);
        }
        if (fields.putIfAbsent(match.group(1), new Field(match.group(2).strip(), n)) != null) {
            throw source.refusal(n, "`" + match.group(1) + "` is given twice", null);
        }
    }

    String required(String key) {
        return find(key)
                .orElseThrow(() -> source.refusal(line, "`" + key + "` is missing", "Add a line `" + key + ": …`."));
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(fields.get(key)).map(Field::value);
    }

    Set<String> keys() {
        return fields.keySet();
    }

    int lineOf(String key) {
        Field field = fields.get(key);
        return field == null ? line : field.line();
    }

    String matching(String key, Pattern pattern, String wanted) {
        String value = required(key);
        if (!pattern.matcher(value).matches()) {
            throw source.refusal(lineOf(key), "`" + key + "` must be " + wanted, null);
        }
        return value;
    }

    void onlyKnow(Set<String> known, String where) {
        for (String key : keys()) {
            if (!known.contains(key)) {
                throw source.refusal(
                        lineOf(key),
                        "the " + where + " does not take `" + key + "`",
                        "It takes " + listed(known) + ".");
            }
        }
    }

    private static String listed(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }
}
