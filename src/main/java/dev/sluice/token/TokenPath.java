package dev.sluice.token;

import java.util.Optional;

/**
 * A media path with its token in front: {@code /URISigningPackage=<jwt>/<asset>/<file>}. The token goes first and the file
 * name last, so that relative addresses in playlists inherit the token. Does not print the token.
 *
 * @param token the token's text
 * @param path the path without it, with its leading slash
 */
public record TokenPath(String token, String path) {
    /** The attribute that stock edges look for (RFC 9246 section 3.1). */
    public static final String ATTRIBUTE = "URISigningPackage=";

    private static final String PREFIX = "/" + ATTRIBUTE;

    /** Takes the token off a request path; empty when there is none in front. */
    public static Optional<TokenPath> split(String path) {
        if (!path.startsWith(PREFIX)) {
            return Optional.empty();
        }
        var slash = path.indexOf('/', PREFIX.length());
        return slash < 0
                ? Optional.empty()
                : Optional.of(new TokenPath(path.substring(PREFIX.length(), slash), path.substring(slash)));
    }

    /** The path as it is asked for. */
    public String signed() {
        return PREFIX + token + path;
    }

    @Override
    public String toString() {
        return PREFIX + "…" + path;
    }
}
