package dev.sluice.diagnosis;

import dev.sluice.api.Share;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Explains a rule that refuses a link.
 *
 * @param share what the service knows; null for a link that is not the connected service's
 * @param now this machine's clock
 */
record Refusals(@Nullable Share share, Instant now) {
    private static final String REISSUE = "Reissue the link if this viewer may still watch.";

    /** The outcome of a refusal code of the service; {@code sentence} is the service's own word for it. */
    Outcome explain(String code, String sentence, String evidence) {
        return switch (code) {
            case "expired" -> new Outcome(LinkVerdict.EXPIRED, expired(sentence), evidence, REISSUE);
            case "revoked", "session-ended" -> new Outcome(LinkVerdict.REVOKED, revoked(sentence), evidence, REISSUE);
            case "frozen", "issuance-frozen" ->
                new Outcome(
                        LinkVerdict.FROZEN, sentence + ends(), evidence, "Unfreeze it, or wait for the hold to end.");
            case "not-yet-valid" ->
                new Outcome(
                        LinkVerdict.NOT_YET_VALID, early(sentence), evidence, "Open it then, or create another link.");
            case "asset-not-published" ->
                new Outcome(LinkVerdict.ASSET_NOT_PUBLISHED, unpublished(sentence), evidence, "Publish the video.");
            case "wrong-viewer",
                    "wrong-origin",
                    "wrong-address",
                    "wrong-device",
                    "wrong-context",
                    "wrong-path",
                    "viewer-expired",
                    "viewer-refused" ->
                new Outcome(
                        LinkVerdict.WRONG_CONTEXT,
                        sentence,
                        evidence,
                        "Open it where it is bound to, or create a link that is bound otherwise.");
            case "opens-used-up", "too-many-sessions" ->
                new Outcome(LinkVerdict.WRONG_CONTEXT, sentence + counts(), evidence, REISSUE);
            case "viewer-revoked" ->
                new Outcome(LinkVerdict.REVOKED, sentence, evidence, "Create a link bound to this viewer if they may.");
            case "not-entitled" ->
                new Outcome(
                        LinkVerdict.WRONG_CONTEXT, sentence, evidence, "The customer's backend said no; it knows why.");
            case "entitlement-unavailable" ->
                new Outcome(
                        LinkVerdict.WRONG_CONTEXT,
                        sentence,
                        evidence,
                        "The entitlement hook does not answer in time; the Checklist says what it did last.");
            case "edge-unhealthy" ->
                new Outcome(LinkVerdict.EDGE_UNHEALTHY, sentence, evidence, "See the edges in the status line.");
            case "share-unknown" ->
                new Outcome(LinkVerdict.UNKNOWN_LINK, sentence, evidence, "Ask for the whole link and paste it again.");
            case "media-missing", "file-unknown" ->
                new Outcome(LinkVerdict.MEDIA_BROKEN, sentence, evidence, "Check the asset.");
            default -> new Outcome(LinkVerdict.WRONG_CONTEXT, sentence, evidence, "");
        };
    }

    private String expired(String otherwise) {
        if (share == null || share.expiresAt().isAfter(now)) {
            return otherwise;
        }
        return "Expired " + Words.length(Duration.between(share.expiresAt(), now)) + " ago, at "
                + Words.at(share.expiresAt()) + ", after its " + Words.length(Duration.ofSeconds(share.ttlSeconds()))
                + ".";
    }

    private String revoked(String otherwise) {
        var revocation = share == null ? null : share.revocation();
        if (share == null || revocation == null) {
            return otherwise;
        }
        return "Revoked " + Words.length(Duration.between(revocation.at(), now)) + " ago by " + revocation.by()
                + (revocation.run() == null ? "" : " in the invalidation " + revocation.run())
                + (revocation.reason() == null ? "" : ": " + revocation.reason())
                + (share.replacedBy() == null ? "." : ". The link " + share.replacedBy() + " replaces it.");
    }

    private String early(String otherwise) {
        var start = share == null ? null : share.binding().notBefore();
        return start == null || start.isBefore(now)
                ? otherwise
                : "Works from " + Words.at(start) + " on, in " + Words.length(Duration.between(now, start)) + ".";
    }

    private String unpublished(String otherwise) {
        return share == null ? otherwise : "“" + share.assetTitle() + "” is not published, so no link to it plays.";
    }

    private String ends() {
        return share == null ? "" : " It ends in " + Words.length(Duration.between(now, share.expiresAt())) + ".";
    }

    private String counts() {
        return share == null ? "" : " Opened " + share.opens() + " times, watched by " + share.watching() + " now.";
    }
}
