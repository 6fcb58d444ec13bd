package dev.sluice.playback;

import dev.sluice.api.Page;
import dev.sluice.api.SessionGrant;
import dev.sluice.api.SessionInfo;
import dev.sluice.asset.Assets;
import dev.sluice.gateway.UserAgents;
import dev.sluice.share.ShareQueries;
import dev.sluice.share.ShareRow;
import dev.sluice.share.Standing;
import dev.sluice.store.Hashes;
import dev.sluice.store.Ids;
import dev.sluice.store.Store;
import dev.sluice.token.Minter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Starts, renews and lists sessions. Blocks on the store: call it on a virtual thread. */
public final class Sessions {
    /** Clocks of edges may be behind by so much; they grant no leeway themselves. */
    static final Duration CLOCK_MARGIN = Duration.ofSeconds(30);

    private final Store store;
    private final ShareQueries shares;
    private final Assets assets;
    private final Minter minter;
    private final Clock clock;
    private final Duration tokenLife;
    private final Activity activity;

    /**
     * Opens the sessions of a workspace.
     *
     * @param tokenLife life of the token of a page that renews it
     */
    public Sessions(
            Store store,
            ShareQueries shares,
            Assets assets,
            Minter minter,
            Clock clock,
            Duration tokenLife,
            Activity activity) {
        this.store = store;
        this.shares = shares;
        this.assets = assets;
        this.minter = minter;
        this.clock = clock;
        this.tokenLife = tokenLife;
        this.activity = activity;
    }

    /**
     * Starts a session.
     *
     * @param renews whether the player will renew and swap tokens; otherwise it gets one, bounded by the session's end
     * @throws dev.sluice.api.Fault 404 {@code share-unknown}, or 403 with the code of the rule that refuses
     */
    public SessionGrant start(String handle, Viewer viewer, boolean renews) {
        Instant now = clock.instant();
        String renewal = renews ? Ids.opaque(32) : null;
        var session = store.commit(h -> {
            Standing share = shares.find(h, handle).orElseThrow(Sessions::unknown);
            SessionRules.refusal(share, assets.state(h, share.row().asset()), viewer, now)
                    .ifPresent(refusal -> {
                        throw refusal.fault();
                    });
            var row = fresh(share.row(), viewer, renewal, now);
            return new Started(share.row(), row, SessionTable.insert(h, row));
        });
        return grant(session, renewal, now);
    }

    /**
     * Swaps the renewal secret for the next token.
     *
     * @throws dev.sluice.api.Fault 403 {@code session-unknown}, {@code renewal-refused}, or the rule that refuses now
     */
    public SessionGrant renew(String sid, String renewal, Viewer viewer) {
        Instant now = clock.instant();
        String next = Ids.opaque(32);
        var outcome = store.commit(h -> renewed(h, sid, renewal, next, viewer, now));
        if (outcome.refusal != null) {
            throw outcome.refusal.fault();
        }
        return grant(outcome.session(), next, now);
    }

    /** Sessions of a share, newest first. */
    public Page<SessionInfo> ofShare(String handle, int limit) {
        var rows = store.read(h -> SessionTable.ofShare(h, handle, limit));
        var items = rows.stream()
                .map(row -> row.info(activity.last(row.sx()).orElse(row.lastRequestAt())))
                .toList();
        return new Page<>(items, null, null);
    }

    /** One session. */
    public Optional<SessionInfo> find(String sid) {
        return store.read(h -> SessionTable.find(h, sid))
                .map(row -> row.info(activity.last(row.sx()).orElse(row.lastRequestAt())));
    }

    private Renewal renewed(Handle h, String sid, String renewal, String next, Viewer viewer, Instant now) {
        var row = SessionTable.find(h, sid).orElse(null);
        if (row == null) {
            return Renewal.refused(Refusal.of("session-unknown", "This viewing is not known here. Reload the page."));
        }
        Refusal refusal = refusal(h, row, renewal, viewer, now);
        if (refusal != null) {
            return Renewal.refused(refusal);
        }
        ShareRow share = shares.find(h, row.share()).orElseThrow().row();
        SessionTable.renewed(h, row, Hashes.hex(next), tokenEnd(row.endsAt(), true, now), now);
        return new Renewal(new Started(share, row, row.sx()), null);
    }

    private @Nullable Refusal refusal(Handle h, SessionTable.Row row, String renewal, Viewer viewer, Instant now) {
        String hash = Hashes.hex(renewal);
        if (hash.equals(row.renewalUsed())) {
            SessionTable.end(h, row.sx(), "renewal-reused");
            return Refusal.of("renewal-refused", "This viewing was continued from somewhere else and has ended.");
        }
        if (row.endedBy() != null || !now.isBefore(row.endsAt())) {
            return Refusal.of("session-ended", "This viewing has ended. Reload the page to start again.");
        }
        if (!hash.equals(row.renewalHash())) {
            return Refusal.of("renewal-refused", "This viewing cannot be continued. Reload the page.");
        }
        Standing share = shares.find(h, row.share()).orElseThrow(Sessions::unknown);
        return SessionRules.standing(share, assets.state(h, share.row().asset()), viewer, now)
                .orElse(null);
    }

    private SessionTable.Row fresh(ShareRow share, Viewer viewer, @Nullable String renewal, Instant now) {
        Instant ends = earlier(now.plus(share.ttl()), share.expiresAt());
        return new SessionTable.Row(
                0,
                Ids.opaque(16),
                share.handle(),
                share.viewer(),
                now,
                now,
                tokenEnd(ends, renewal != null, now),
                ends,
                UserAgents.words(viewer.userAgent()),
                renewal == null ? null : Hashes.hex(renewal),
                null,
                null);
    }

    private SessionGrant grant(Started session, @Nullable String renewal, Instant now) {
        Instant end = tokenEnd(session.row.endsAt(), renewal != null, now);
        String token = minter.mint(
                Grants.ofSession(session.share, session.sx, session.row.sid()), now.minus(CLOCK_MARGIN), end, now);
        return new SessionGrant(
                session.row.sid(),
                "/URISigningPackage=" + token + "/" + session.share.asset() + "/master.m3u8",
                end,
                session.row.endsAt(),
                Math.max(1, Duration.between(now, end).toSeconds() * 6 / 10),
                end.isBefore(session.row.endsAt()) ? renewal : null);
    }

    private Instant tokenEnd(Instant sessionEnd, boolean renews, Instant now) {
        Instant end = renews ? earlier(now.plus(tokenLife), sessionEnd) : sessionEnd;
        return Instant.ofEpochSecond(end.getEpochSecond());
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static dev.sluice.api.Fault unknown() {
        return dev.sluice.api.Fault.notFound(
                "share-unknown", "There is no link with this address.", "Check that the whole link was copied.");
    }

    private record Started(ShareRow share, SessionTable.Row row, long sx) {}

    private record Renewal(
            @Nullable Started started, @Nullable Refusal refusal) {
        static Renewal refused(Refusal refusal) {
            return new Renewal(null, refusal);
        }

        Started session() {
            return java.util.Objects.requireNonNull(started);
        }
    }
}
