package dev.sluice.api;

import java.util.Locale;

/** Numbers of things in words: {@code 1 link}, {@code 12,906 links}. */
public final class Counted {
    private Counted() {}

    /** So many of them; {@code thing} is one of them and takes an s when there are more. */
    public static String of(long number, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
    }
}
