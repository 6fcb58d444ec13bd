package dev.sluice.hls.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.hls.playlist.Uris;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When the credential in a URI expires, as far as the URI says: a JSON Web Token anywhere in it, {@code Expires=} of
 * CloudFront and its kin, {@code exp=} of Akamai. Nothing is verified and nothing of the credential leaves this class.
 */
final class TokenExpiry {
    private static final Pattern JWT =
            Pattern.compile("[A-Za-z0-9_-]{4,500}\\.([A-Za-z0-9_-]{4,4000})\\.[A-Za-z0-9_-]{4,1000}");
    private static final Pattern SECONDS =
            Pattern.compile("(?:^|[&~?=])(?:[Ee]xpires|exp|expiry)=([0-9]{9,11})(?:[&~]|$)");
    private static final JsonMapper JSON = new JsonMapper();

    private TokenExpiry() {}

    static Optional<Instant> of(String uri) {
        var seconds = SECONDS.matcher(Uris.query(uri));
        if (seconds.find()) {
            return instant(Long.parseLong(seconds.group(1)));
        }
        var token = JWT.matcher(uri);
        while (token.find()) {
            var claimed = claim(token.group(1));
            if (claimed.isPresent()) {
                return claimed;
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> claim(String payload) {
        try {
            var json = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
            var expires = JSON.readTree(json).path("exp");
            return expires.isIntegralNumber() ? instant(expires.asLong()) : Optional.empty();
        } catch (IllegalArgumentException | JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(long seconds) {
        try {
            return Optional.of(Instant.ofEpochSecond(seconds));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
