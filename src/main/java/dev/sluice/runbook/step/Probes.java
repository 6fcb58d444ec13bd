package dev.sluice.runbook.step;

import dev.sluice.api.AssetState;
import dev.sluice.api.Operator;
import dev.sluice.api.Risk;
import dev.sluice.api.Role;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.asset.Assets;
import dev.sluice.floors.Scope;
import dev.sluice.playback.Grants;
import dev.sluice.playback.Library;
import dev.sluice.playback.Links;
import dev.sluice.share.ScopedShares;
import dev.sluice.share.ShareQueries;
import dev.sluice.share.ShareRow;
import dev.sluice.share.Shares;
import dev.sluice.token.Grant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Mints what a viewer would hold. A token minted now for a dead share carries the epochs stamped on it, so it is as dead as
 * those that leaked; one for a share that is spared must play.
 */
final class Probes {
    private static final Duration LIFE = Duration.ofMinutes(2);
    private static final String MULTIVARIANT = "master.m3u8";

    private final ScopedShares scoped;
    private final ShareQueries queries;
    private final Shares shares;
    private final Links links;
    private final Assets assets;
    private final Library library;
    private final Clock clock;

    Probes(
            ScopedShares scoped,
            ShareQueries queries,
            Shares shares,
            Links links,
            Assets assets,
            Library library,
            Clock clock) {
        this.scoped = scoped;
        this.queries = queries;
        this.shares = shares;
        this.links = links;
        this.assets = assets;
        this.library = library;
        this.clock = clock;
    }

    /** For each share: its link, and a segment under a session of it; nothing where the key that signs its link is dead. */
    List<Probe> ofLinks(List<ShareRow> rows) {
        var probes = new ArrayList<Probe>();
        for (ShareRow row : rows) {
            links.signed(row, end(row)).ifPresent(link -> {
                probes.add(new Probe(row.handle(), link));
                segment(row, Grants.ofSession(row, 0, "probe")).ifPresent(probes::add);
            });
        }
        return probes;
    }

    /**
     * For sessions that a run ended: playlist and segment, as a player in mid-play asks for them; nothing where their link's
     * key is dead, for no token they hold could be minted again.
     */
    List<Probe> ofSessions(List<ScopedShares.EndedSession> sessions) {
        var probes = new ArrayList<Probe>();
        for (var session : sessions) {
            ShareRow row = queries.get(session.share()).row();
            if (links.signs(row) && row.expiresAt().isAfter(clock.instant().plusSeconds(2))) {
                var grant = Grants.ofSession(row, session.sx(), session.sid());
                probes.add(new Probe(row.handle(), path(row, grant)));
                segment(row, grant).ifPresent(probes::add);
            }
        }
        return probes;
    }

    /**
     * Links that must still play: those outside the scope, in a drill those inside it. Where there are none, a canary that
     * is issued after the floor.
     */
    List<Probe> controls(Scope named, boolean drill, List<ShareRow> killed, int most) {
        List<ShareRow> spared =
                new ArrayList<>(drill ? scoped.playingInside(named, most) : scoped.playingOutside(named, most));
        if (spared.isEmpty()) {
            killed.stream().filter(this::published).findFirst().ifPresent(like -> spared.add(canary(like)));
        }
        var probes = new ArrayList<Probe>();
        for (ShareRow row : spared) {
            var grant = Grants.ofSession(row, 0, "probe");
            probes.add(new Probe(row.handle(), path(row, grant)));
        }
        return probes;
    }

    private boolean published(ShareRow row) {
        return row.override() != null
                || assets.find(row.asset())
                        .filter(a -> a.state() == AssetState.PUBLISHED)
                        .isPresent();
    }

    private ShareRow canary(ShareRow like) {
        var request =
                new ShareRequest(like.asset(), ShareMode.API, "10m", Risk.HIGH, "canary", null, null, like.override());
        return shares.create(request, new Operator("system", Role.ADMIN), true).row();
    }

    private String path(ShareRow row, Grant grant) {
        return links.path(grant, end(row));
    }

    private Instant end(ShareRow row) {
        Instant end = clock.instant().plus(LIFE);
        return row.expiresAt().isBefore(end) ? row.expiresAt() : end;
    }

    /** The first segment of the first rendition, where the asset is on this machine. */
    private Optional<Probe> segment(ShareRow row, Grant grant) {
        return child(row.asset(), MULTIVARIANT)
                .flatMap(rendition -> child(row.asset(), rendition).map(segment -> beside(rendition, segment)))
                .map(file -> new Probe(row.handle(), path(row, grant).replace(MULTIVARIANT, file)));
    }

    private Optional<String> child(String asset, String playlist) {
        return library.find(asset, playlist)
                .flatMap(file -> file.text()
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .findFirst());
    }

    private static String beside(String playlist, String file) {
        return playlist.substring(0, playlist.lastIndexOf('/') + 1) + file;
    }
}
