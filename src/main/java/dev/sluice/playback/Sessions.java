package dev.sluice.playback;

import dev.sluice.api.AssetState;
import dev.sluice.api.Page;
import dev.sluice.api.SessionGrant;
import dev.sluice.api.SessionInfo;
import dev.sluice.asset.Assets;
import dev.sluice.gateway.UserAgents;
import dev.sluice.share.ShareQueries;
import dev.sluice.share.ShareRow;
import dev.sluice.share.Standing;
import dev.sluice.store.Cursor;
import dev.sluice.store.Hashes;
import dev.sluice.store.Ids;
import dev.sluice.store.Store;
import dev.sluice.token.Minter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Starts, renews and lists sessions. Blocks on the store: call it on a virtual thread. */
public final class Sessions {
    /** Clocks of edges may be behind by so much; they grant no leeway themselves. */
    static final Duration CLOCK_MARGIN = Duration.ofSeconds(30);

    private static final Duration SHORTEST_TOKEN = Duration.ofSeconds(1);

    /** Characters of an {@link Ids#opaque} of as many bytes as sids have. */
    private static final int SID_LENGTH = 22;

    private static final Cursor NEWEST = new Cursor(Long.MAX_VALUE, Long.toString(Long.MAX_VALUE));

    private final Store store;
    private final ShareQueries shares;
    private final Assets assets;
    private final Minter minter;
    private final Clock clock;
    private final Duration tokenLife;
    private final Activity activity;
    private final Places places;
    private final EntitlementCheck entitlement;

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
            Activity activity,
            EntitlementCheck entitlement) {
        this.store = store;
        this.shares = shares;
        this.assets = assets;
        this.minter = minter;
        this.clock = clock;
        this.tokenLife = tokenLife;
        this.activity = activity;
        this.places = new Places(activity);
        this.entitlement = entitlement;
    }

    /**
     * Starts a session.
     *
     * @param renews whether the player will renew and swap tokens; otherwise it gets one, bounded by the session's end
     * @throws dev.sluice.api.Fault 404 {@code share-unknown}, or 403 with the code of the rule that refuses
     */
    public SessionGrant start(String handle, Viewer asking, boolean renews) {
        Instant now = clock.instant();
        Viewer viewer = entitlement.asks(asking) ? entitled(handle, asking, now) : asking;
        String renewal = renews ? Ids.opaque(32) : null;
        var session = store.commit(h -> {
            Standing share = shares.uncounted(h, handle).orElseThrow(Sessions::unknown);
            refuse(SessionRules.starting(
                    share, assets.state(h, share.row().asset()), viewer, places.taken(h, share.row(), 0, now), now));
            var row = fresh(share.row(), viewer, renewal, now);
            if (opens(share.row(), viewer)) {
                SessionTable.opened(h, handle);
            }
            return new Started(share.row(), row, SessionTable.insert(h, row));
        });
        return grant(session, renewal, now);
    }

    /** An inspection is no open, unless opens are limited: nobody gets one more by calling themselves one. */
    private static boolean opens(ShareRow share, Viewer viewer) {
        return share.binding().maxOpens() != null || !UserAgents.inspects(viewer.userAgent());
    }

    /** Nobody's backend is asked about a link that does not play for anybody. */
    private Viewer entitled(String handle, Viewer asking, Instant now) {
        Standing known = shares.uncounted(handle).orElseThrow(Sessions::unknown);
        refuse(SessionRules.visible(known, state(known), now));
        return entitlement.starting(known.row(), asking);
    }

    /**
     * Swaps the renewal secret for the next token.
     *
     * @throws dev.sluice.api.Fault 403 {@code session-unknown}, {@code renewal-refused}, {@code session-ended}, or the rule
     *     that refuses now
     */
    public SessionGrant renew(String sid, String renewal, Viewer asking) {
        Instant now = clock.instant();
        var row = store.read(h -> SessionTable.find(h, sid))
                .orElseThrow(() -> Refusal.of("session-unknown", "This viewing is not known here. Reload the page.")
                        .fault());
        if (!row.issued(renewal)) {
            throw notContinued().fault();
        }
        Standing known = shares.uncounted(row.share()).orElseThrow(Sessions::unknown);
        refuse(SessionRules.visible(known, state(known), now));
        Viewer viewer = entitlement.goingOn(known.row(), asking, row.viewer());
        String next = Ids.opaque(32);
        var outcome = store.commit(h -> renewed(h, row.sid(), renewal, next, viewer, now));
        if (outcome.refusal != null) {
            throw outcome.refusal.fault();
        }
        return grant(outcome.session(), next, now);
    }

    /** Gives up a session's place, at the word of its page; anybody else's word does nothing. */
    public void leave(String sid, String renewal) {
        store.commit(h -> SessionTable.find(h, sid)
                .filter(row -> Hashes.hex(renewal).equals(row.renewalHash()))
                .map(row -> SessionTable.end(h, row.sx(), "left"))
                .isPresent());
    }

    /**
     * Sessions of a share, newest first.
     *
     * @param after cursor of the page before; null for the first
     * @throws Fault {@code bad-cursor}
     */
    public Page<SessionInfo> ofShare(String handle, @Nullable String after, int limit) {
        var from = after == null ? NEWEST : Cursor.parse(after);
        var rows = store.read(h -> SessionTable.ofShare(h, handle, from, limit));
        var items = rows.stream()
                .map(row -> row.info(activity.last(row.sx()).orElse(row.lastRequestAt())))
                .toList();
        String next = rows.size() < limit ? null : rows.getLast().cursor().toString();
        return new Page<>(items, next, null);
    }

    /** The handle of the share a session was started under; a sid of another form than ours is not looked for. */
    public Optional<String> share(String sid) {
        return sid.length() != SID_LENGTH ? Optional.empty() : store.read(h -> SessionTable.share(h, sid));
    }

    private AssetState state(Standing share) {
        return store.read(h -> assets.state(h, share.row().asset()));
    }

    private Renewal renewed(Handle h, String sid, String renewal, String next, Viewer viewer, Instant now) {
        var row = SessionTable.find(h, sid).orElseThrow();
        Refusal refusal = secretRefusal(h, row, renewal);
        if (refusal != null) {
            return Renewal.refused(refusal);
        }
        Standing share = shares.uncounted(h, row.share()).orElseThrow(Sessions::unknown);
        int others = row.tokenExpiresAt().isAfter(now) ? 0 : places.taken(h, share.row(), row.sx(), now);
        var broken = SessionRules.goingOn(share, assets.state(h, share.row().asset()), viewer, others, now);
        if (broken.isPresent()) {
            return Renewal.refused(broken.get());
        }
        Instant ends = end(row.endsAt(), share.row());
        if (ends.isBefore(now.plus(SHORTEST_TOKEN))) {
            return Renewal.refused(over());
        }
        var renewed = SessionTable.renewed(h, row, Hashes.hex(next), tokenEnd(ends, true, now), ends, now);
        return new Renewal(new Started(share.row(), renewed, row.sx()), null);
    }

    private static @Nullable Refusal secretRefusal(Handle h, SessionTable.Row row, String renewal) {
        String hash = Hashes.hex(renewal);
        if (hash.equals(row.renewalUsed())) {
            SessionTable.end(h, row.sx(), "renewal-reused");
            return Refusal.of("renewal-refused", "This viewing was continued from somewhere else and has ended.");
        }
        if (row.endedBy() != null) {
            return over();
        }
        return hash.equals(row.renewalHash()) ? null : notContinued();
    }

    private static Refusal over() {
        return Refusal.of("session-ended", "This viewing has ended. Reload the page to start again.");
    }

    private static Refusal notContinued() {
        return Refusal.of("renewal-refused", "This viewing cannot be continued. Reload the page.");
    }

    private static void refuse(Optional<Refusal> broken) {
        broken.ifPresent(refusal -> {
            throw refusal.fault();
        });
    }

    private SessionTable.Row fresh(ShareRow share, Viewer viewer, @Nullable String renewal, Instant now) {
        Instant ends = end(now.plus(share.ttl()), share);
        if (ends.isBefore(now.plus(SHORTEST_TOKEN))) {
            throw Refusal.of("expired", SessionRules.EXPIRED).fault();
        }
        return new SessionTable.Row(
                0,
                Ids.opaque(16),
                share.handle(),
                viewer.hash(),
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
                Grants.ofSession(session.share, session.sx, session.row.sid(), session.row.viewer()),
                now.minus(CLOCK_MARGIN),
                end,
                now);
        return new SessionGrant(
                session.row.sid(),
                "/URISigningPackage=" + token + "/" + session.share.asset() + "/master.m3u8",
                end,
                session.row.endsAt(),
                Math.max(0, Duration.between(now, session.row.endsAt()).toSeconds()),
                Math.max(1, Duration.between(now, end).toSeconds() * 6 / 10),
                end.isBefore(session.row.endsAt()) ? renewal : null);
    }

    /** Tokens tell whole seconds, and so does what they are bounded by. */
    private static Instant end(Instant sessionEnd, ShareRow share) {
        return earlier(sessionEnd, share.expiresAt()).truncatedTo(ChronoUnit.SECONDS);
    }

    private Instant tokenEnd(Instant sessionEnd, boolean renews, Instant now) {
        return renews ? earlier(now.plus(tokenLife), sessionEnd).truncatedTo(ChronoUnit.SECONDS) : sessionEnd;
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
