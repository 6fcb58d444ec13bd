package dev.sluice.diagnosis;

import dev.sluice.api.Binding;
import dev.sluice.api.Counted;
import dev.sluice.api.InspectedShare;
import dev.sluice.api.RefusedStart;
import dev.sluice.api.Share;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Explains a rule that refuses a link.
 *
 * @param known what the service knows; null for a link that is not the connected service's
 * @param now this machine's clock
 */
record Refusals(@Nullable InspectedShare known, Instant now) {
    private static final String REISSUE = "Reissue the link if this viewer may still watch.";
    private static final String WHOLE = "Ask for the whole link and paste it again.";
    private static final String BOUND = "Open it where it is bound to, or create a link that is bound otherwise.";

    /** The outcome of a refusal code of the service; {@code sentence} is the service's own word for it. */
    Outcome explain(String code, String sentence, String evidence) {
        return switch (code) {
            case "expired" -> expired(sentence, evidence);
            case "revoked", "session-ended" -> revoked(sentence, evidence);
            case "frozen" -> frozen(sentence, evidence);
            case "issuance-frozen" ->
                new Outcome(
                        LinkVerdict.FROZEN,
                        sentence,
                        evidence,
                        "Wait for the emergency invalidation that runs to end.");
            case "not-yet-valid" ->
                new Outcome(
                        LinkVerdict.NOT_YET_VALID, early(sentence), evidence, "Open it then, or create another link.");
            case "asset-not-published" ->
                new Outcome(LinkVerdict.ASSET_NOT_PUBLISHED, unpublished(sentence), evidence, "Publish the video.");
            case "wrong-path" -> new Outcome(LinkVerdict.WRONG_CONTEXT, sentence, evidence, WHOLE);
            case "wrong-viewer" ->
                new Outcome(
                        LinkVerdict.WRONG_CONTEXT,
                        sentence,
                        context(code, seenHere(code)),
                        evidence,
                        "Have that viewer sign in on the page that shows the video, or create a link for another viewer.");
            case "wrong-origin", "wrong-address", "wrong-device", "wrong-context", "viewer-expired", "viewer-refused" ->
                new Outcome(LinkVerdict.WRONG_CONTEXT, sentence, context(code, seenHere(code)), evidence, BOUND);
            case "opens-used-up" -> new Outcome(LinkVerdict.WRONG_CONTEXT, sentence + counts(), evidence, REISSUE);
            case "too-many-sessions" ->
                new Outcome(
                        LinkVerdict.WRONG_CONTEXT,
                        sentence + counts(),
                        evidence,
                        "Open it once somebody has stopped watching, or create a link that allows more at once.");
            case "viewer-revoked" ->
                new Outcome(LinkVerdict.REVOKED, sentence, evidence, "Create a link bound to this viewer if they may.");
            case "not-entitled" ->
                new Outcome(
                        LinkVerdict.WRONG_CONTEXT, sentence, evidence, "The customer's backend said no; it knows why.");
            case "entitlement-unavailable" ->
                new Outcome(
                        LinkVerdict.EDGE_UNHEALTHY,
                        sentence,
                        evidence,
                        "The entitlement hook does not answer in time; the Checklist says what it did last.");
            case "edge-unhealthy" ->
                new Outcome(LinkVerdict.EDGE_UNHEALTHY, sentence, evidence, "See the edges in the status line.");
            case "share-unknown" -> new Outcome(LinkVerdict.UNKNOWN_LINK, sentence, evidence, WHOLE);
            case "media-missing", "file-unknown" ->
                new Outcome(LinkVerdict.MEDIA_BROKEN, missing(), evidence, "Check the video in Preview.");
            case "key-killed" -> keyKilled(sentence, evidence);
            case "not-found" -> new Outcome(LinkVerdict.UNKNOWN_LINK, sentence, evidence, WHOLE);
            case "path-ambiguous", "bad-request" ->
                new Outcome(
                        LinkVerdict.UNKNOWN_LINK,
                        "It holds characters that no link of ours has: it was cut, joined or changed on its way here.",
                        evidence,
                        WHOLE);
            case "token-refused" ->
                new Outcome(
                        LinkVerdict.UNKNOWN_LINK,
                        "Nobody here signed it as it stands: the token is changed, cut or another service's.",
                        evidence,
                        WHOLE);
            default ->
                new Outcome(
                        LinkVerdict.WRONG_CONTEXT,
                        sentence,
                        evidence,
                        "Ask whoever runs the service; its audit log names the rule.");
        };
    }

    /** The outcome where the server fails at a request itself, as its disk is full, and the link is not at fault. */
    Outcome failing(String code, String what, String sentence, String evidence) {
        return code.equals("entitlement-unavailable")
                ? explain(code, sentence, evidence)
                : new Outcome(
                        LinkVerdict.EDGE_UNHEALTHY,
                        "The server fails at the " + what + ". It says: " + sentence,
                        "The link is not at fault.",
                        evidence,
                        "Look at the Checklist, or at that server's log.");
    }

    /** What viewers of a link that plays here were refused for. */
    Outcome refusedElsewhere(RefusedStart refused) {
        return new Outcome(
                LinkVerdict.WRONG_CONTEXT,
                "It plays, but not where the viewer opened it: refused " + Words.ago(since(refused.at()))
                        + " by the rule " + refused.code() + ".",
                context(refused.code(), refused.seen()),
                "refused start of " + refused.client() + " at " + Words.at(refused.at()),
                BOUND);
    }

    private Outcome expired(String sentence, String evidence) {
        var share = share();
        return known == null || share == null
                ? new Outcome(LinkVerdict.EXPIRED, sentence, evidence, REISSUE)
                : new Expiry(known, share, now).outcome(sentence, evidence);
    }

    private Outcome revoked(String sentence, String evidence) {
        var share = share();
        var revocation = share == null ? null : share.revocation();
        if (share == null || revocation == null) {
            return new Outcome(LinkVerdict.REVOKED, sentence, evidence, REISSUE);
        }
        var said = "Revoked " + Words.ago(since(revocation.at())) + " by " + revocation.by()
                + hit(revocation.scope()) + ": "
                + (revocation.reason() == null ? "reason not stated" : revocation.reason()) + ".";
        var by = revocation.run() == null ? "" : "The invalidation " + revocation.run() + " ended it. ";
        var replaced = share.replacedBy() == null
                ? "No link replaces it."
                : "The link " + share.replacedBy() + " replaces it.";
        return new Outcome(
                LinkVerdict.REVOKED,
                said,
                by + replaced,
                evidence + ", at " + Words.at(revocation.at()),
                share.replacedBy() == null ? REISSUE : "Send the link that replaces it.");
    }

    private Outcome keyKilled(String sentence, String evidence) {
        var key = known == null ? null : known.killedKey();
        if (key == null) {
            return new Outcome(LinkVerdict.REVOKED, sentence, evidence, REISSUE);
        }
        var said = "The key that signed it was killed " + Words.ago(since(key.at())) + " by " + key.by() + ": "
                + (key.reason() == null ? "reason not stated" : key.reason()) + ".";
        var share = share();
        var replaced =
                share == null || share.replacedBy() == null ? "" : " The link " + share.replacedBy() + " replaces it.";
        return new Outcome(
                LinkVerdict.REVOKED,
                said,
                "Everything that key signed is refused." + replaced,
                evidence + ", key " + key.kid() + ", at " + Words.at(key.at()),
                replaced.isEmpty() ? REISSUE : "Send the link that replaces it.");
    }

    private static String hit(String scope) {
        var kind = scope.split(":", 2)[0];
        return switch (kind) {
            case "asset" -> " with every link to the video";
            case "channel" -> " with the channel " + scope.substring(kind.length() + 1);
            case "viewer" -> " with every link of the viewer";
            case "everything" -> " with every link there was";
            case "key" -> " with the key that signed it";
            case "issued-before" -> " with every link of its time";
            default -> "";
        };
    }

    private Outcome frozen(String sentence, String evidence) {
        var hold = known == null ? null : known.hold();
        var share = share();
        var since = hold == null ? "" : "Held by " + hold.by() + " " + Words.ago(since(hold.at())) + ".";
        var ends = share == null ? "" : " It ends in " + Words.length(Duration.between(now, share.expiresAt())) + ".";
        return new Outcome(
                LinkVerdict.FROZEN,
                sentence + ends,
                since.strip(),
                evidence,
                hold == null ? "Unfreeze it, or wait for the hold to end." : "Ask " + hold.by() + ", or unfreeze it.");
    }

    private String early(String otherwise) {
        var share = share();
        var start = share == null ? null : share.binding().notBefore();
        return start == null || start.isBefore(now)
                ? otherwise
                : "Works from " + Words.at(start) + " on, in " + Words.length(Duration.between(now, start)) + ".";
    }

    private String unpublished(String otherwise) {
        var share = share();
        return share == null ? otherwise : "“" + share.assetTitle() + "” is not published, so no link to it plays.";
    }

    private String missing() {
        var share = share();
        return "A file of " + (share == null ? "the video" : "“" + share.assetTitle() + "”") + " is missing.";
    }

    private String counts() {
        var share = share();
        return share == null
                ? ""
                : " Opened " + Counted.of(share.opens(), "time") + ", watched by " + share.watching() + " now.";
    }

    /** What the rule wants and what was seen. */
    private String context(String code, String seen) {
        var share = share();
        var bound = share == null ? "" : bound(code, share.binding());
        return ((bound.isEmpty() ? "" : "It is bound to " + bound + ".")
                        + (seen.isEmpty() ? "" : " Seen: " + seen + "."))
                .strip();
    }

    private static String bound(String code, Binding binding) {
        return switch (code) {
            case "wrong-address" -> text(binding.ipPrefix());
            case "wrong-device" -> text(binding.deviceClass()) + " devices";
            case "wrong-origin" -> String.join(", ", binding.origins());
            case "wrong-viewer" -> "one viewer, who is signed in";
            case "wrong-context" -> text(binding.ipPrefix()) + text(binding.deviceClass());
            default -> "";
        };
    }

    private String seenHere(String code) {
        boolean address = code.equals("wrong-address") || code.equals("wrong-context");
        return known != null && address ? "this machine, at " + text(known.seenFrom()) : "";
    }

    private Duration since(Instant then) {
        return Duration.between(then, now);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private @Nullable Share share() {
        return known == null ? null : known.share();
    }
}
