package dev.sluice.cli;

import java.util.regex.Pattern;

/** The handle in what a person typed, which may be the whole link. */
final class Handle {
    private static final Pattern LINK = Pattern.compile("https?://[^/]+/(?:s|embed)/([A-Za-z0-9_-]{1,64})(?:[/?#].*)?");

    private Handle() {}

    static String of(String text) {
        var link = LINK.matcher(text.strip());
        return link.matches() ? link.group(1) : text.strip();
    }
}
