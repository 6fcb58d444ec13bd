package dev.sluice.token;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.Fault;
import dev.sluice.api.Risk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds a signed token against the profile and reads its private claims. */
final class ClaimsReader {
    /** The latest second that is read as a time at all: year 9999. */
    private static final long MAX_SECONDS = 253_402_300_799L;

    /** Claims of RFC 9246 that the profile never carries, because stock edges handle them in ways that break playback. */
    private static final Map<String, DenyCode> NEVER = Map.of(
            "jti", DenyCode.SINGLE_USE,
            "cdniip", DenyCode.ADDRESS,
            "cdnistt", DenyCode.RENEWAL,
            "cdniets", DenyCode.RENEWAL,
            "cdnistd", DenyCode.RENEWAL);

    private final SignedToken token;

    private ClaimsReader(SignedToken token) {
        this.token = token;
    }

    static Claims read(SignedToken token, String issuer) throws Denied {
        return new ClaimsReader(token).claims(issuer);
    }

    private Claims claims(String issuer) throws Denied {
        for (var never : NEVER.entrySet()) {
            if (token.claims().has(never.getKey())) {
                throw new Denied(
                        never.getValue(), "The token carries " + never.getKey() + ", which edges do not honour.");
            }
        }
        if (!issuer.equals(token.text("iss").orElse(null))) {
            throw new Denied(DenyCode.ISSUER, "The token was not issued by this service.");
        }
        if (token.audience().isEmpty()) {
            throw new Denied(DenyCode.AUDIENCE, "The token does not say which edges it is meant for.");
        }
        if (!token.claims().has("cdniv")) {
            throw new Denied(DenyCode.VERSION, "The token does not say its version.");
        }
        requireAnchors();
        return new Claims(
                issuer,
                token.audience(),
                token.kid(),
                time("iat", DenyCode.MALFORMED),
                time("nbf", DenyCode.NOT_YET_VALID),
                time("exp", DenyCode.EXPIRED),
                token.container(),
                grant());
    }

    private void requireAnchors() throws Denied {
        var container = token.container();
        if (container.startsWith(UriContainer.REGEX)
                && !(container.startsWith(UriContainer.REGEX + "^") && container.endsWith("$"))) {
            throw new Denied(DenyCode.URI, "The token's expression for addresses is not anchored at both ends.");
        }
    }

    private Grant grant() throws Denied {
        try {
            return new Grant(
                    required("lid"),
                    required("as"),
                    required("ch"),
                    token.text("vw").orElse(null),
                    Instant.ofEpochMilli(number("lc")),
                    token.claims().has("sx") ? number("sx") : 0,
                    token.text("sid").orElse(null),
                    epochs(token.claims().get("ep")),
                    token.text("ip").map(IpPrefix::parse).orElse(null),
                    token.text("dc").orElse(null),
                    token.text("rk").map(ClaimsReader::risk).orElse(Risk.HIGH));
        } catch (IllegalArgumentException | Fault e) {
            throw new Denied(DenyCode.MALFORMED, "A claim of the token is out of its range.");
        }
    }

    private Instant time(String name, DenyCode code) throws Denied {
        var seconds = token.seconds(name, code)
                .orElseThrow(() -> new Denied(code, "The token lacks the claim " + name + "."));
        // Beyond it the number is in milliseconds or nonsense; either way the cap would refuse it later.
        return Instant.ofEpochSecond(Math.min(seconds, MAX_SECONDS));
    }

    private String required(String name) throws Denied {
        return token.text(name).orElseThrow(() -> missing(name));
    }

    private long number(String name) throws Denied {
        return token.seconds(name, DenyCode.MALFORMED).orElseThrow(() -> missing(name));
    }

    private static List<Long> epochs(@Nullable JsonNode list) throws Denied {
        var epochs = new ArrayList<Long>();
        if (list != null && list.isArray() && list.size() == Grant.EPOCHS) {
            for (var epoch : list) {
                epochs.add(epoch.isIntegralNumber() && epoch.canConvertToLong() ? epoch.longValue() : -1);
            }
        }
        if (epochs.size() != Grant.EPOCHS || epochs.stream().anyMatch(e -> e < 0)) {
            throw new Denied(DenyCode.MALFORMED, "The token does not carry the epochs of its share.");
        }
        return epochs;
    }

    private static Risk risk(String word) {
        return Risk.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Denied missing(String name) {
        return new Denied(DenyCode.MALFORMED, "The token lacks the claim " + name + ".");
    }
}
