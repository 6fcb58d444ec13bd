package dev.sluice.token.foreign;

import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import java.util.Optional;

/** Checks the signature of a decoded link with the keys at hand. */
public final class Signature {
    private Signature() {}

    /** What a check came to. */
    enum Result {
        HOLDS,
        BROKEN,
        /** The keys are of another kind, or the format signs what the link does not show. */
        UNCHECKED
    }

    /** Whether the signature holds; empty for links that carry none. Never throws. */
    public static Optional<Finding> check(DecodedLink link, VerificationKeys keys) {
        if (!signed(link.kind())) {
            return Optional.empty();
        }
        if (keys.none()) {
            return Optional.of(unchecked("no key is at hand"));
        }
        return Optional.of(
                switch (result(link, keys)) {
                    case HOLDS ->
                        new Finding(
                                "signature-holds",
                                Severity.HOLDS,
                                "The signature holds: the link is as it was signed.",
                                link.kind().word() + ", " + keys.size() + " keys at hand",
                                "",
                                null);
                    case BROKEN ->
                        new Finding(
                                "signature-broken",
                                Severity.BLOCKS,
                                "The signature fits none of the keys at hand: the link is changed, cut or signed by"
                                        + " somebody else.",
                                link.kind().word() + ", " + keys.size() + " keys at hand",
                                "Ask for the whole link and paste it again.",
                                null);
                    case UNCHECKED -> unchecked("the keys at hand are of another kind");
                });
    }

    private static boolean signed(LinkKind kind) {
        return switch (kind) {
            case SLUICE_SHARE, SLUICE_EMBED, HLS, PAGE, UNKNOWN -> false;
            default -> true;
        };
    }

    private static Result result(DecodedLink link, VerificationKeys keys) {
        return switch (link.kind()) {
            case RFC9246, JWT, MUX, IVS, CLOUDFLARE_STREAM -> JwtSignature.check(link.token(), keys);
            case CLOUDFRONT -> CloudFrontSignature.check(link.address(), keys);
            case AKAMAI_EDGEAUTH, GOOGLE_MEDIA_CDN, OME_SIGNED_POLICY, BUNNY -> MacSignature.check(link, keys);
            case CAT -> CatSignature.check(link.token(), keys);
            default -> Result.UNCHECKED;
        };
    }

    private static Finding unchecked(String why) {
        return new Finding(
                "signature-not-checked",
                Severity.NOT_MEASURED,
                "The signature is not checked: " + why + ".",
                "",
                "",
                null);
    }
}
