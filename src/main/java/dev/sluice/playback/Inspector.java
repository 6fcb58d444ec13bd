package dev.sluice.playback;

import dev.sluice.api.InspectedShare;
import dev.sluice.asset.Assets;
import dev.sluice.share.Neighbours;
import dev.sluice.share.ShareQueries;
import dev.sluice.share.Standing;
import dev.sluice.token.TokenPath;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Says what the service knows about a pasted link: which share it belongs to, and which rule refuses it now. */
public final class Inspector {
    private static final int LONGEST = 16_384;
    private static final int SESSIONS = 20;

    private final ShareQueries shares;
    private final Assets assets;
    private final Sessions sessions;
    private final Links links;
    private final Neighbours neighbours;
    private final RefusedStarts refused;
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
            EntitlementTimes times,
            Viewers viewers,
            Clock clock) {
        this.shares = shares;
        this.assets = assets;
        this.sessions = sessions;
        this.links = links;
        this.neighbours = neighbours;
        this.refused = refused;
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
        return handle(link.strip())
                .flatMap(shares::find)
                .map(standing -> inspected(standing, from))
                .orElseGet(() -> InspectedShare.unknown(from, times.trend()));
    }

    private InspectedShare inspected(Standing standing, @Nullable String from) {
        var asset = assets.get(standing.row().asset()).state();
        Refusal refusal = SessionRules.visible(standing, asset, clock.instant()).orElse(null);
        return new InspectedShare(
                links.share(standing),
                refusal == null ? null : refusal.code(),
                refusal == null ? null : refusal.sentence(),
                sessions.ofShare(standing.row().handle(), SESSIONS).items(),
                neighbours.peers(standing.row()).orElse(null),
                neighbours.hold(standing.row().handle()).orElse(null),
                refused.of(standing.row().handle()),
                from,
                times.trend());
    }

    private static Optional<String> handle(String link) {
        if (link.length() > LONGEST) {
            return Optional.empty();
        }
        String path = path(link);
        if (path == null) {
            return Optional.empty();
        }
        return TokenPath.split(path)
                .map(TokenPath::token)
                .flatMap(Inspector::shareOf)
                .or(() -> pageHandle(path))
                .or(() -> shareOf(link));
    }

    private static @Nullable String path(String link) {
        try {
            return new URI(link).getRawPath();
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static Optional<String> pageHandle(String path) {
        for (String prefix : List.of("/s/", "/embed/")) {
            if (path.startsWith(prefix)) {
                return Optional.of(path.substring(prefix.length()).replaceAll("/+$", ""));
            }
        }
        return Optional.empty();
    }

    /** The share a token names; its signature does not matter for finding out what it is about. */
    private static Optional<String> shareOf(String token) {
        try {
            var claims = com.nimbusds.jwt.SignedJWT.parse(token).getJWTClaimsSet();
            return Optional.ofNullable(claims.getStringClaim("lid"));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
