package dev.sluice.playback;

import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import dev.sluice.floors.Gate;
import dev.sluice.floors.Scope;
import dev.sluice.playback.entitlement.Entitlement;
import dev.sluice.playback.entitlement.Identity;
import dev.sluice.playback.entitlement.Question;
import dev.sluice.playback.entitlement.ViewerIssuers;
import dev.sluice.share.Bindings;
import dev.sluice.share.ShareRow;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who is watching and whether the customer's backend lets them. Blocks for at most the hook's deadline; never
 * called inside a transaction, which everybody else would wait for.
 */
public final class EntitlementCheck {
    private final ViewerIssuers issuers;
    private final Entitlement hook;
    private final Gate gate;

    public EntitlementCheck(ViewerIssuers issuers, Entitlement hook, Gate gate) {
        this.issuers = issuers;
        this.hook = hook;
        this.gate = gate;
    }

    /** Whether there is anything to find out about a viewer. */
    boolean asks(Viewer viewer) {
        return viewer.credential() != null || hook.configured();
    }

    /**
     * The viewer of a session that is about to start, with the hash of the id that was proven.
     *
     * @throws Fault {@code viewer-expired}, {@code viewer-refused}, {@code viewer-revoked}, {@code not-entitled} or
     *     {@code entitlement-unavailable}
     */
    Viewer starting(ShareRow share, Viewer viewer) {
        String id = proven(viewer);
        String hash = Bindings.viewerHash(id);
        requireNotRevoked(share, hash);
        String foreign = id == null ? viewer.credential() : null;
        String named = ask(question("start", share, viewer, id, hash, foreign));
        if (hash != null || named == null) {
            return viewer.known(hash);
        }
        String theirs = Bindings.viewerHash(named);
        requireNotRevoked(share, theirs);
        return viewer.known(theirs);
    }

    /**
     * The viewer of a session that goes on.
     *
     * @param hash of the viewer it was started by; null for an anonymous one
     * @throws Fault {@code viewer-revoked}, {@code not-entitled} or {@code entitlement-unavailable}
     */
    Viewer goingOn(ShareRow share, Viewer viewer, @Nullable String hash) {
        requireNotRevoked(share, hash);
        ask(question("renewal", share, viewer, null, hash, null));
        return viewer.known(hash);
    }

    /** The id a registered issuer asserts; a credential of anybody else is for the hook to read, if there is one. */
    private @Nullable String proven(Viewer viewer) {
        if (viewer.credential() == null) {
            return null;
        }
        return switch (issuers.identify(viewer.credential())) {
            case Identity.Asserted asserted -> asserted.viewer();
            case Identity.Refused refused ->
                throw Refusal.of(refused.code(), refused.sentence()).fault();
            case Identity.Foreign _ when hook.configured() -> null;
            case Identity.Foreign _ ->
                throw Refusal.of(
                                "viewer-refused",
                                "The sign-in of the site that shows this video is not known to this service.")
                        .fault();
        };
    }

    /** An invalidated viewer stays out of every share that was created before. */
    private void requireNotRevoked(ShareRow share, @Nullable String hash) {
        if (hash != null && gate.floor(Scope.viewer(hash)) > share.epochs().viewer()) {
            throw Refusal.of("viewer-revoked", "Your access was withdrawn.").fault();
        }
    }

    private @Nullable String ask(Question question) {
        var decision = hook.decide(question);
        if (decision.code() == null) {
            return decision.viewer();
        }
        int status = decision.code().equals("entitlement-unavailable") ? 503 : 403;
        throw new Fault(Problem.of(status, decision.code(), decision.sentence(), null, null));
    }

    private static Question question(
            String event,
            ShareRow share,
            Viewer viewer,
            @Nullable String id,
            @Nullable String hash,
            @Nullable String credential) {
        return new Question(
                event,
                share.handle(),
                share.asset(),
                share.channel(),
                id,
                hash,
                credential,
                viewer.address().getHostAddress(),
                viewer.deviceClass(),
                viewer.origins().isEmpty() ? null : viewer.origins().getFirst());
    }
}
