package dev.sluice.playback;

import dev.sluice.api.InspectedShare;
import dev.sluice.api.InspectedShare.KilledKey;
import dev.sluice.asset.Assets;
import dev.sluice.share.KilledKeys;
import dev.sluice.share.Neighbours;
import dev.sluice.share.ShareQueries;
import dev.sluice.share.Standing;
import java.time.Clock;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Says what the service knows about a pasted link: which share it belongs to, and which rule refuses it now. */
public final class Inspector {
    private static final int SESSIONS = 20;
    private static final Refusal KEY_KILLED = Refusal.of("key-killed", "The key that signed this link was killed.");

    private final ShareQueries shares;
    private final Assets assets;
    private final Sessions sessions;
    private final Links links;
    private final Neighbours neighbours;
    private final RefusedStarts refused;
    private final KilledKeys killed;
    private final EntitlementTimes times;
    private final Viewers viewers;
    private final Clock clock;

    public Inspector(
            ShareQueries shares,
            Assets assets,
            Sessions sessions,
            Links links,
            Neighbours neighbours,
            RefusedStarts refused,
            KilledKeys killed,
            EntitlementTimes times,
            Viewers viewers,
            Clock clock) {
        this.shares = shares;
        this.assets = assets;
        this.sessions = sessions;
        this.links = links;
        this.neighbours = neighbours;
        this.refused = refused;
        this.killed = killed;
        this.times = times;
        this.viewers = viewers;
        this.clock = clock;
    }

    /** Never throws on what was pasted; a link of somebody else's has no share. */
    public InspectedShare inspect(String link) {
        return inspect(link, null);
    }

    /** As {@link #inspect(String)}, for whoever sent {@code asking}. */
    public InspectedShare inspect(String link, @Nullable Request asking) {
        var from = asking == null ? null : viewers.of(asking).address().getHostAddress();
        var pasted = Pasted.read(link.strip());
        var ended = pasted.kid().flatMap(killed::find).orElse(null);
        return pasted.handle()
                .flatMap(shares::find)
                .map(standing -> inspected(standing, from, ended))
                .orElseGet(() -> unknown(from, ended));
    }

    private InspectedShare unknown(@Nullable String from, @Nullable KilledKey ended) {
        var refusal = ended == null ? null : KEY_KILLED;
        return new InspectedShare(
                null,
                refusal == null ? null : refusal.code(),
                refusal == null ? null : refusal.sentence(),
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                from,
                ended,
                times.trend());
    }

    private InspectedShare inspected(Standing standing, @Nullable String from, @Nullable KilledKey ended) {
        var asset = assets.get(standing.row().asset()).state();
        var killer = ended == null ? ofLink(standing) : ended;
        Refusal refusal = SessionRules.visible(standing, asset, clock.instant())
                .map(rule -> endedByKey(standing) ? KEY_KILLED : rule)
                .orElse(ended == null ? null : KEY_KILLED);
        return new InspectedShare(
                links.share(standing),
                refusal == null ? null : refusal.code(),
                refusal == null ? null : refusal.sentence(),
                sessions.ofShare(standing.row().handle(), null, SESSIONS).items(),
                List.of(),
                neighbours.peers(standing.row()).orElse(null),
                neighbours.hold(standing.row().handle()).orElse(null),
                refused.of(standing.row().handle()),
                from,
                killer,
                times.trend());
    }

    /** Whether the link is over because its key is: a link that was revoked before that is told as revoked. */
    private static boolean endedByKey(Standing standing) {
        var revocation = standing.revocation();
        return revocation != null && revocation.scope().startsWith("key:");
    }

    private @Nullable KilledKey ofLink(Standing standing) {
        String kid = standing.row().kid();
        return kid == null || !endedByKey(standing) ? null : killed.find(kid).orElse(null);
    }
}
