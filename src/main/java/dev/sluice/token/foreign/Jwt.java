package dev.sluice.token.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.token.StrictJson;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first JSON web token in a text, unverified.
 *
 * @param text the token as it stands there
 * @param claims null when they are encrypted or unreadable
 * @param encrypted whether it is a JWE
 */
record Jwt(String text, ObjectNode header, @Nullable ObjectNode claims, boolean encrypted) {
    /** A JSON object in base64url starts so. */
    private static final Pattern TOKEN =
            Pattern.compile("\\b(?:eyJ|eyA|ewo|ew0|e30)[A-Za-z0-9_-]*+(?:\\.[A-Za-z0-9_-]*+){2,4}+");

    private static final int MAX_CANDIDATES = 16;

    static Optional<Jwt> in(String text) {
        var found = TOKEN.matcher(text);
        for (var i = 0; i < MAX_CANDIDATES && found.find(); i++) {
            var jwt = read(found.group());
            if (jwt.isPresent()) {
                return jwt;
            }
        }
        return Optional.empty();
    }

    private static Optional<Jwt> read(String text) {
        var parts = text.split("\\.", -1);
        var encrypted = parts.length == 5;
        return StrictJson.fromBase64Url(parts[0])
                .filter(h -> h.has("alg"))
                .map(h -> new Jwt(
                        text,
                        h,
                        encrypted ? null : StrictJson.fromBase64Url(parts[1]).orElse(null),
                        encrypted));
    }

    /** The claims, or an empty object where there are none to be read. */
    ObjectNode readable() {
        return claims == null ? header.objectNode() : claims;
    }

    boolean has(String claim) {
        return readable().has(claim);
    }

    /** A claim as text, whatever its type; null when absent. */
    @Nullable
    String claim(String name) {
        var value = readable().get(name);
        return value == null ? null : words(value);
    }

    private static String words(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    @Override
    public String toString() {
        return "Jwt[" + header + "]";
    }
}
