package dev.sluice.playback;

import com.nimbusds.jwt.SignedJWT;
import dev.sluice.token.TokenPath;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a pasted link or token names. Signatures do not matter for finding out what it is about.
 *
 * @param handle the share; empty where none is named
 * @param kid id of the key that is said to have signed it; empty where it holds no token
 */
record Pasted(Optional<String> handle, Optional<String> kid) {
    private static final int LONGEST = 16_384;
    private static final Pasted NOTHING = new Pasted(Optional.empty(), Optional.empty());

    /** Never throws on any text. */
    static Pasted read(String link) {
        String path = link.length() > LONGEST ? null : path(link);
        if (path == null) {
            return NOTHING;
        }
        return TokenPath.split(path)
                .flatMap(split -> ofToken(split.token()))
                .or(() -> page(path))
                .or(() -> ofToken(link))
                .orElse(NOTHING);
    }

    private static @Nullable String path(String link) {
        try {
            return new URI(link).getRawPath();
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static Optional<Pasted> page(String path) {
        return List.of("/s/", "/embed/").stream()
                .filter(path::startsWith)
                .map(prefix -> path.substring(prefix.length()).replaceAll("/+$", ""))
                .map(handle -> new Pasted(Optional.of(handle), Optional.empty()))
                .findFirst();
    }

    private static Optional<Pasted> ofToken(String token) {
        try {
            var jwt = SignedJWT.parse(token);
            return Optional.of(new Pasted(
                    Optional.ofNullable(jwt.getJWTClaimsSet().getStringClaim("lid")),
                    Optional.ofNullable(jwt.getHeader().getKeyID())));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
