package dev.sluice.playback;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts a session's token into the child URIs of a multivariant playlist that was asked for under a link token. */
final class SessionPlaylist {
    private static final Pattern URI_ATTRIBUTE = Pattern.compile("URI=\"([^\"]*)\"");

    private SessionPlaylist() {}

    /**
     * Rewrites relative child URIs.
     *
     * @param playlist as prepared: every child URI relative
     * @param base what to put before them, for example {@code ../../URISigningPackage=…/asset/}
     */
    static String under(String base, String playlist) {
        return playlist.lines()
                .map(line -> line.startsWith("#") ? attribute(base, line) : line.isBlank() ? line : base + line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String attribute(String base, String line) {
        return URI_ATTRIBUTE
                .matcher(line)
                .replaceAll(match -> "URI=\"" + Matcher.quoteReplacement(base + match.group(1)) + "\"");
    }
}
