package dev.sluice.token.foreign;

import dev.sluice.api.Severity;
import dev.sluice.token.foreign.FoundTime.Role;
import dev.sluice.token.foreign.FoundTime.Unit;
import java.util.Map;
import java.util.Optional;

/** JSON web tokens: RFC 9246, Amazon IVS, Mux, Cloudflare Stream, and any other. */
final class JwtReader implements LinkReader {
    private static final Map<String, String> MUX_AUDIENCES =
            Map.of("v", "video", "t", "thumbnails", "g", "animated images", "s", "storyboards", "d", "DRM licences");

    @Override
    public Optional<Draft> read(Pasted pasted) {
        return Jwt.in(pasted.text()).map(jwt -> draft(jwt, pasted));
    }

    private static Draft draft(Jwt jwt, Pasted pasted) {
        var kind = kind(jwt, pasted);
        var draft = new Draft(kind).token(jwt.text());
        signed(draft, jwt);
        switch (kind) {
            case RFC9246 -> Rfc9246Claims.read(draft, jwt, pasted);
            case IVS -> ivs(draft, jwt);
            case MUX -> mux(draft, jwt);
            case CLOUDFLARE_STREAM -> cloudflare(draft, jwt);
            default -> draft.scope(jwt.claim("sub") == null ? "" : "subject " + jwt.claim("sub"));
        }
        jwt.readable().properties().forEach(c -> draft.field(c.getKey(), jwt.claim(c.getKey())));
        return draft;
    }

    private static LinkKind kind(Jwt jwt, Pasted pasted) {
        if (jwt.has("cdniuc") || jwt.has("cdniv") || pasted.text().contains("URISigningPackage")) {
            return LinkKind.RFC9246;
        }
        if (jwt.has("aws:channel-arn") || pasted.hostEndsWith("live-video.net")) {
            return LinkKind.IVS;
        }
        var audience = jwt.claim("aud");
        if (pasted.hostEndsWith("mux.com")
                || (jwt.has("kid") && audience != null && MUX_AUDIENCES.containsKey(audience))) {
            return LinkKind.MUX;
        }
        var cloudflare =
                jwt.has("accessRules") || (jwt.has("sub") && jwt.has("kid") && !jwt.has("aud") && !jwt.has("iss"));
        return cloudflare || pasted.hostEndsWith("cloudflarestream.com", "videodelivery.net")
                ? LinkKind.CLOUDFLARE_STREAM
                : LinkKind.JWT;
    }

    private static void signed(Draft draft, Jwt jwt) {
        var algorithm = jwt.header().path("alg").asText();
        var kid = jwt.header().path("kid").asText(jwt.claim("kid") == null ? "" : jwt.claim("kid"));
        draft.field("alg", algorithm).field("kid", kid.isEmpty() ? null : kid);
        draft.signer(jwt.claim("iss") != null ? jwt.claim("iss") : kid.isEmpty() ? null : "key " + kid);
        if (algorithm.equalsIgnoreCase("none")) {
            draft.finding(
                    "not-signed",
                    Severity.BLOCKS,
                    "The token is not signed at all.",
                    "alg = none",
                    "Whoever checks it must refuse it; issue a signed one.");
        }
        if (jwt.encrypted()) {
            draft.finding(
                    "encrypted", Severity.NOT_MEASURED, "The token is encrypted; only its holder can read it.", "", "");
        } else if (jwt.claims() == null) {
            draft.finding(
                    "claims-unreadable",
                    Severity.BLOCKS,
                    "The claims are not JSON that all readers read alike (broken, or a name stands twice).",
                    "",
                    "Issue the token again.");
        } else {
            draft.time(Role.ISSUED, "iat", jwt.readable().get("iat"), Unit.SECONDS)
                    .time(Role.STARTS, "nbf", jwt.readable().get("nbf"), Unit.SECONDS)
                    .time(Role.EXPIRES, "exp", jwt.readable().get("exp"), Unit.SECONDS)
                    .warnIfEndless();
        }
    }

    private static void ivs(Draft draft, Jwt jwt) {
        draft.scope(jwt.claim("aws:channel-arn") == null ? "" : "channel " + jwt.claim("aws:channel-arn"))
                .bound("origins", jwt.claim("aws:access-control-allow-origin"))
                .bound("viewer", jwt.claim("aws:viewer-id"));
        if (jwt.has("aws:single-use-uuid")) {
            draft.finding(
                    "single-use",
                    Severity.WARNS,
                    "The token works once; a link preview may have used it up.",
                    "aws:single-use-uuid",
                    "Issue a new token for the viewer.");
        }
    }

    private static void mux(Draft draft, Jwt jwt) {
        var audience = jwt.claim("aud");
        var what = audience == null ? "" : MUX_AUDIENCES.getOrDefault(audience, audience) + " of ";
        draft.scope(what + "playback id " + jwt.claim("sub"))
                .bound("playback restriction", jwt.claim("playback_restriction_id"));
        if (audience != null && !audience.equals("v")) {
            draft.finding(
                    "wrong-audience",
                    Severity.WARNS,
                    "The token does not open the video.",
                    "aud = " + audience,
                    "Issue a token with aud v for playback.");
        }
    }

    private static void cloudflare(Draft draft, Jwt jwt) {
        draft.scope(jwt.claim("sub") == null ? "" : "video " + jwt.claim("sub"))
                .bound("rules", jwt.claim("accessRules"));
    }
}
