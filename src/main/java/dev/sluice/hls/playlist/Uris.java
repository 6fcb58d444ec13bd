package dev.sluice.hls.playlist;

import java.util.ArrayDeque;
import java.util.regex.Pattern;

/**
 * Resolves URI references as RFC 3986 5.2 says, on text. {@link java.net.URI} refuses what playlists hold in practice
 * (blanks, braces, a bare percent sign), and a refused reference cannot be reported on.
 */
public final class Uris {
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]{0,30}:");

    private static final Pattern LONG = Pattern.compile("/[^/]{41,}");

    private Uris() {}

    /** The absolute form of {@code reference}, seen from {@code base}. The query of the base is never inherited. */
    public static String resolve(String base, String reference) {
        if (reference.isEmpty() || SCHEME.matcher(reference).find()) {
            return reference.isEmpty() ? base : reference;
        }
        var scheme = base.indexOf(':') + 1;
        if (reference.startsWith("//")) {
            return base.substring(0, scheme) + reference;
        }
        var root = rootEnd(base, scheme);
        if (reference.startsWith("/")) {
            return base.substring(0, root) + withoutDots(reference);
        }
        var path = base.substring(root, pathEnd(base));
        if (reference.startsWith("?") || reference.startsWith("#")) {
            return base.substring(0, root) + path + reference;
        }
        return base.substring(0, root) + withoutDots(path.substring(0, path.lastIndexOf('/') + 1) + reference);
    }

    /** The part before query and fragment. */
    public static String withoutQuery(String uri) {
        return uri.substring(0, pathEnd(uri));
    }

    /** The query without its question mark, or empty. */
    public static String query(String uri) {
        var question = uri.indexOf('?');
        var fragment = uri.indexOf('#', Math.max(question, 0));
        return question < 0 ? "" : uri.substring(question + 1, fragment < 0 ? uri.length() : fragment);
    }

    /** The last path segment, for people. */
    public static String name(String uri) {
        var path = withoutQuery(uri);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** A URI as evidence may show it: no query, and no path segment so long that it may be a credential. */
    public static String shown(String uri) {
        return LONG.matcher(withoutQuery(uri)).replaceAll("/\u2026");
    }

    private static int rootEnd(String base, int scheme) {
        if (!base.startsWith("//", scheme)) {
            return scheme;
        }
        var slash = base.indexOf('/', scheme + 2);
        return slash < 0 ? pathEnd(base) : slash;
    }

    private static int pathEnd(String uri) {
        for (var i = 0; i < uri.length(); i++) {
            if (uri.charAt(i) == '?' || uri.charAt(i) == '#') {
                return i;
            }
        }
        return uri.length();
    }

    private static String withoutDots(String reference) {
        var end = pathEnd(reference);
        var path = reference.substring(0, end);
        if (!path.contains("./") && !path.endsWith("/.") && !path.endsWith("/..")) {
            return reference;
        }
        var kept = new ArrayDeque<String>();
        for (var part : path.split("/", -1)) {
            keep(kept, part);
        }
        var last = path.substring(path.lastIndexOf('/') + 1);
        return String.join("/", kept) + (last.equals(".") || last.equals("..") ? "/" : "") + reference.substring(end);
    }

    private static void keep(ArrayDeque<String> kept, String part) {
        if (part.equals("..")) {
            if (kept.size() > 1) {
                kept.removeLast();
            }
        } else if (!part.equals(".")) {
            kept.addLast(part);
        }
    }
}
