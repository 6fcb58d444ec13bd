package dev.sluice.token;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The container that Sluice mints: everything of one asset under the given hosts, or its multivariant playlist only. Written
 * as a regular expression, so that any edge of RFC 9246 understands it, and matched without one, because this is the hot
 * path.
 *
 * @param hosts media authorities, names or addresses with an optional port, lower case
 * @param asset id of the asset
 * @param playlistOnly whether only {@code master.m3u8} is open
 */
record MediaContainer(List<String> hosts, String asset, boolean playlistOnly) implements UriContainer {
    private static final String START = REGEX + "^https?://(";
    private static final String WHOLE = "/[^?]*(\\?.*)?$";
    private static final String PLAYLIST = "/master\\.m3u8(\\?.*)?$";
    private static final String FILE = "master.m3u8";
    /** What POSIX extended expressions, PCRE and RE2 all read as something other than itself. */
    private static final String SPECIAL = ".[]()*+?{}|^$\\";

    /** The claim's text. */
    String text() {
        return START + hosts.stream().map(MediaContainer::quote).collect(Collectors.joining("|")) + ")/" + quote(asset)
                + (playlistOnly ? PLAYLIST : WHOLE);
    }

    /** Reads back what {@link #text} wrote, and nothing else. */
    static Optional<MediaContainer> parse(String claim) {
        var close = claim.indexOf(")/");
        if (!claim.startsWith(START) || close < 0) {
            return Optional.empty();
        }
        var playlistOnly = claim.endsWith(PLAYLIST);
        var end = claim.length() - (playlistOnly ? PLAYLIST : WHOLE).length();
        if (end < close + 2) {
            return Optional.empty();
        }
        var hosts = List.of(unquote(claim.substring(START.length(), close)).split("\\|"));
        var read = new MediaContainer(hosts, unquote(claim.substring(close + 2, end)), playlistOnly);
        return read.text().equals(claim) ? Optional.of(read) : Optional.empty();
    }

    @Override
    public boolean matches(String uri) {
        var at = uri.startsWith("https://") ? 8 : uri.startsWith("http://") ? 7 : -1;
        if (at < 0) {
            return false;
        }
        for (var host : hosts) {
            if (uri.startsWith(host, at) && insideAsset(uri, at + host.length())) {
                return true;
            }
        }
        return false;
    }

    private boolean insideAsset(String uri, int slash) {
        var file = slash + 2 + asset.length();
        return uri.length() >= file
                && uri.charAt(slash) == '/'
                && uri.startsWith(asset, slash + 1)
                && uri.charAt(file - 1) == '/'
                && (!playlistOnly || isPlaylist(uri, file));
    }

    private static boolean isPlaylist(String uri, int file) {
        var end = file + FILE.length();
        return uri.startsWith(FILE, file) && (uri.length() == end || uri.charAt(end) == '?');
    }

    private static String quote(String literal) {
        var out = new StringBuilder();
        literal.chars()
                .forEach(c -> out.append(SPECIAL.indexOf(c) < 0 ? "" : "\\").append((char) c));
        return out.toString();
    }

    private static String unquote(String quoted) {
        return quoted.replace("\\", "");
    }
}
