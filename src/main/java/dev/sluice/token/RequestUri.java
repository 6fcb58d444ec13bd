package dev.sluice.token;

import java.util.ArrayDeque;
import java.util.Locale;

/**
 * Brings a request URI into the one form that containers are matched against (RFC 3986 section 6.2.2): lower-case host,
 * no default port, escapes of unreserved characters undone, dot segments removed. What servers read in more than one way
 * (encoded slashes, doubled slashes, doubled escapes, backslashes, control characters) is refused.
 */
final class RequestUri {
    private static final int MAX_LENGTH = 8192;

    private RequestUri() {}

    static String normalise(String uri) throws Denied {
        if (uri.length() > MAX_LENGTH) {
            throw odd("is longer than " + MAX_LENGTH + " characters");
        }
        var host = hostStart(uri);
        var path = uri.indexOf('/', host);
        if (path < 0) {
            throw odd("has no path");
        }
        var query = uri.indexOf('?', path);
        var pathEnd = query < 0 ? uri.length() : query;
        if (uri.indexOf('\n') >= 0 || uri.indexOf('\r') >= 0 || uri.indexOf('#') >= 0) {
            throw odd("holds a character that no address may");
        }
        var origin = origin(uri, host, path);
        if (isPlain(uri, path, pathEnd)) {
            return origin.length() == path && uri.startsWith(origin) ? uri : origin + uri.substring(path);
        }
        return origin + path(uri.substring(path, pathEnd)) + uri.substring(pathEnd);
    }

    private static int hostStart(String uri) throws Denied {
        if (uri.regionMatches(true, 0, "https://", 0, 8)) {
            return 8;
        }
        if (uri.regionMatches(true, 0, "http://", 0, 7)) {
            return 7;
        }
        throw odd("is neither http nor https");
    }

    private static String origin(String uri, int host, int path) {
        var port = host == 8 ? ":443" : ":80";
        var end = uri.startsWith(port, path - port.length()) ? path - port.length() : path;
        return uri.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isPlain(String uri, int from, int to) throws Denied {
        var before = ' ';
        var plain = true;
        for (var i = from; i < to; i++) {
            var c = uri.charAt(i);
            if (c <= ' ' || c >= 0x7F || c == '\\') {
                throw odd("holds a character that no path may");
            }
            if (c == '/' && before == '/') {
                throw odd("holds an empty path segment");
            }
            plain &= c != '%' && !(c == '.' && before == '/');
            before = c;
        }
        return plain;
    }

    private static String path(String path) throws Denied {
        var kept = new ArrayDeque<String>();
        var segments = path.substring(1).split("/", -1);
        for (var i = 0; i < segments.length; i++) {
            var segment = unescape(segments[i]);
            var last = i == segments.length - 1;
            switch (segment) {
                case "." -> keepSlash(kept, last);
                case ".." -> {
                    kept.pollLast();
                    keepSlash(kept, last);
                }
                default -> kept.addLast(segment);
            }
        }
        return "/" + String.join("/", kept);
    }

    private static void keepSlash(ArrayDeque<String> kept, boolean last) {
        if (last) {
            kept.addLast("");
        }
    }

    private static String unescape(String segment) throws Denied {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        var out = new StringBuilder(segment.length());
        for (var i = 0; i < segment.length(); i++) {
            var c = segment.charAt(i);
            if (c != '%') {
                out.append(c);
                continue;
            }
            var code = code(segment, i);
            if (isUnreserved(code)) {
                out.append((char) code);
            } else {
                out.append(segment.substring(i, i + 3).toUpperCase(Locale.ROOT));
            }
            i += 2;
        }
        return out.toString();
    }

    private static int code(String segment, int at) throws Denied {
        if (at + 2 >= segment.length()) {
            throw odd("holds a broken escape");
        }
        var high = Character.digit(segment.charAt(at + 1), 16);
        var low = Character.digit(segment.charAt(at + 2), 16);
        if (high < 0 || low < 0) {
            throw odd("holds a broken escape");
        }
        var code = high * 16 + low;
        if (code < ' ' || code == '/' || code == '\\' || code == '%' || code == 0x7F) {
            throw odd("holds an escape that servers read in more than one way");
        }
        return code;
    }

    private static boolean isUnreserved(int c) {
        return (c < 0x7F && Character.isLetterOrDigit(c)) || "-._~".indexOf(c) >= 0;
    }

    private static Denied odd(String what) {
        return new Denied(DenyCode.URI, "The address asked for " + what + ".");
    }
}
