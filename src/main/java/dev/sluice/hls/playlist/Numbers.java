package dev.sluice.hls.playlist;

import org.jspecify.annotations.Nullable;

/** Numbers as playlists write them; anything else is null, never an exception. */
final class Numbers {
    /** More digits than any sensible value has. */
    private static final int MAX_LENGTH = 40;

    private Numbers() {}

    static @Nullable Double decimal(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > MAX_LENGTH || !plain(text)) {
            return null;
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static @Nullable Long integer(@Nullable String text) {
        var value = decimal(text);
        if (value == null || Math.abs(value) >= 0x1p63) {
            return null;
        }
        return text != null && text.length() < 18 && text.indexOf('.') < 0
                ? Long.valueOf(text)
                : (Long) value.longValue();
    }

    static long integer(@Nullable String text, long other) {
        var value = integer(text);
        return value == null ? other : value;
    }

    private static boolean plain(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && c != '.' && !(c == '-' && i == 0)) {
                return false;
            }
        }
        return true;
    }
}
