package dev.sluice.token.foreign;

import dev.sluice.api.Severity;
import dev.sluice.token.UriContainer;
import dev.sluice.token.foreign.FoundTime.Unit;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The claims of RFC 9246, whoever signed them, and what edges are known to make of them. */
final class Rfc9246Claims {
    private static final long DAY = 86_400;

    private Rfc9246Claims() {}

    static void read(Draft draft, Jwt jwt, Pasted pasted) {
        var container = jwt.claim("cdniuc");
        draft.bound("edges", jwt.claim("aud"))
                .bound("viewer", jwt.claim("vw"))
                .bound("addresses", jwt.claim("ip"))
                .bound("device", jwt.claim("dc"));
        if (jwt.has("cdniip")) {
            draft.bound("an address", "that is encrypted");
        }
        if (jwt.has("jti")) {
            draft.finding(
                    "single-use",
                    Severity.WARNS,
                    "The token carries a replay id, which many edges refuse outright.",
                    "jti",
                    "Leave jti out.");
        }
        if (jwt.has("cdnistt")) {
            draft.finding(
                    "renews-itself",
                    Severity.WARNS,
                    "Edges renew this token on every request, for ever.",
                    "cdnistt",
                    "Leave cdnistt out and renew the token where it is issued.");
        }
        var life =
                jwt.readable().path("exp").asLong() - jwt.readable().path("iat").asLong();
        if (jwt.has("exp") && jwt.has("iat") && life > DAY && FoundTime.Unit.of(life) == Unit.SECONDS) {
            draft.finding(
                    "life-over-24h",
                    Severity.WARNS,
                    "The token lives for more than 24 hours.",
                    life / 3600 + " h",
                    "Issue tokens for 24 h at most.");
        }
        if (container != null) {
            container(draft, container, pasted);
        } else if (jwt.claims() != null) {
            draft.finding(
                    "container-missing",
                    Severity.BLOCKS,
                    "The token does not say which addresses it opens.",
                    "no cdniuc",
                    "Issue the token again with cdniuc.");
        }
    }

    private static void container(Draft draft, String claim, Pasted pasted) {
        draft.scope(claim);
        var container = UriContainer.parse(claim);
        if (container.isEmpty()) {
            draft.finding(
                    "container-unreadable",
                    Severity.BLOCKS,
                    "The token says in no known form what it opens.",
                    claim,
                    "Issue the token again with regex: or hash: in cdniuc.");
            return;
        }
        var stripped = stripped(pasted.url());
        if (stripped != null && !container.get().matches(stripped)) {
            draft.outside(pasted);
        }
        if (claim.startsWith("regex:") && !(claim.startsWith("regex:^") && claim.endsWith("$"))) {
            draft.finding(
                    "container-not-anchored",
                    Severity.WARNS,
                    "The expression is not anchored; edges that search in it open more than was meant.",
                    claim,
                    "Start it with ^ and end it with $.");
        }
    }

    /** The address without its token, as containers are matched; null when there is none or it stands elsewhere. */
    private static @Nullable String stripped(@Nullable HttpUrl url) {
        if (url == null) {
            return null;
        }
        return url.toString()
                .replaceAll("/URISigningPackage=[^/?]*+", "")
                .replaceAll("[?&]URISigningPackage=[^&]*+", "");
    }
}
