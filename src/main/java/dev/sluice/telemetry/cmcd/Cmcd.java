package dev.sluice.telemetry.cmcd;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One CMCD record: its keys and values as sent. The readers by type answer null for what is absent and for what has
 * another type, as CTA-5004-B asks of a collector.
 */
public final class Cmcd {
    private String[] keys = new String[16];
    private @Nullable Object[] values = new Object[16];
    private int size;

    void put(String key, Object value) {
        int there = place(key);
        if (there >= 0) {
            values[there] = value;
            return;
        }
        if (size == keys.length) {
            keys = java.util.Arrays.copyOf(keys, size * 2);
            values = java.util.Arrays.copyOf(values, size * 2);
        }
        keys[size] = key;
        values[size++] = value;
    }

    /** What was sent under the key; a list of {@link Member} for an inner list. */
    public @Nullable Object get(String key) {
        int there = place(key);
        return there < 0 ? null : values[there];
    }

    /** Known keys are the same object everywhere; only others are compared by their text. */
    @SuppressWarnings("ReferenceEquality")
    private int place(String key) {
        for (int i = 0; i < size; i++) {
            if (keys[i] == key) {
                return i;
            }
        }
        return Keys.known(key) ? -1 : byText(key);
    }

    private int byText(String key) {
        for (int i = 0; i < size; i++) {
            if (keys[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** Number of keys. */
    public int size() {
        return size;
    }

    /** A whole number; the first of a list where a list of numbers was sent. */
    public @Nullable Long integer(String key) {
        return switch (get(key)) {
            case Long whole -> whole;
            case List<?> list
            when !list.isEmpty() && list.getFirst() instanceof Member(Long whole, var parameters) -> whole;
            case null, default -> null;
        };
    }

    /** A token or a string; the first of a list of them. */
    public @Nullable String text(String key) {
        return switch (get(key)) {
            case String text -> text;
            case List<?> list
            when !list.isEmpty() && list.getFirst() instanceof Member(String text, var parameters) -> text;
            case null, default -> null;
        };
    }

    /** Whether the flag was sent and is not false. */
    public boolean flag(String key) {
        return Boolean.TRUE.equals(get(key));
    }

    /** All members of a list as text, numbers included; a bare value counts as a list of one. */
    public List<String> texts(String key) {
        return switch (get(key)) {
            case null -> List.of();
            case List<?> list ->
                list.stream()
                        .map(member -> String.valueOf(((Member) member).value()))
                        .toList();
            case Object one -> List.of(String.valueOf(one));
        };
    }

    /** All of it, lists as lists of plain values or of value and parameters. */
    public Map<String, Object> plain() {
        var all = new LinkedHashMap<String, Object>();
        for (int i = 0; i < size; i++) {
            Object value = java.util.Objects.requireNonNull(values[i]);
            all.put(keys[i], value instanceof List<?> list ? plain(list) : value);
        }
        return all;
    }

    private static List<Object> plain(List<?> list) {
        var plain = new ArrayList<>();
        for (Object each : list) {
            var member = (Member) each;
            plain.add(
                    member.parameters().isEmpty()
                            ? member.value()
                            : Map.of("value", member.value(), "params", member.parameters()));
        }
        return plain;
    }
}
