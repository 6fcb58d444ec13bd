package dev.sluice.hls.check;

import dev.sluice.hls.playlist.MediaPlaylist;
import dev.sluice.hls.walk.Reload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Low-Latency HLS (RFC 8216bis appendix B): whether what is announced can be kept. */
final class LowLatencyChecks {
    private static final double PERCENTILE = 0.95;

    private LowLatencyChecks() {}

    static List<Check> all() {
        return List.of(new Check(
                Rule.warns(
                        "low-latency",
                        "Low latency: parts are held back three part targets, reloads block, and parts outlast a round trip.",
                        "Apple 14.2, 14.3; RFC 8216bis 4.4.3.8"),
                LowLatencyChecks::judge));
    }

    private static Verdict judge(Evidence e) {
        var low = e.media()
                .filter(r -> r.playlist()
                        .filter(p -> p.lowLatency().partTarget() != null)
                        .isPresent())
                .toList();
        var breaches = new ArrayList<Breach>();
        for (var r : low) {
            var p = r.playlist().orElseThrow();
            held(r, p).ifPresent(breaches::add);
            blocking(r, p).ifPresent(breaches::add);
            slower(r, p).ifPresent(breaches::add);
        }
        return Verdict.of(breaches, !low.isEmpty(), Breach.count(low.size(), "playlist"), "nothing has EXT-X-PART-INF");
    }

    private static double partTarget(MediaPlaylist p) {
        var target = p.lowLatency().partTarget();
        return target == null ? 0 : target;
    }

    private static Optional<Breach> held(RenditionView r, MediaPlaylist p) {
        var back = p.lowLatency().serverControl().decimal("PART-HOLD-BACK");
        var least = 3 * partTarget(p);
        return back != null && back >= least - 1e-6
                ? Optional.empty()
                : Optional.of(Breach.of(
                        "PART-HOLD-BACK is less than three part targets: players stall at the edge.",
                        r.name() + ": " + (back == null ? "not stated" : PlaylistChecks.number(back) + " s")
                                + ", PART-TARGET " + PlaylistChecks.number(partTarget(p)) + " s",
                        "#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=" + PlaylistChecks.number(least)));
    }

    private static Optional<Breach> blocking(RenditionView r, MediaPlaylist p) {
        return p.lowLatency().serverControl().yes("CAN-BLOCK-RELOAD")
                ? r.walked().reloads().stream()
                        .filter(Reload::blocking)
                        .findFirst()
                        .flatMap(reload -> unkept(r, reload))
                : Optional.of(Breach.of(
                        "Reloads do not block: players ask again and again, or hear of parts too late.",
                        r.name() + " has no CAN-BLOCK-RELOAD=YES",
                        "Let the server hold a reload until the part is there."));
    }

    /** The announced blocking was tried once. */
    private static Optional<Breach> unkept(RenditionView r, Reload reload) {
        var playlist = reload.playlist();
        if (playlist != null && playlist.mediaSequence() + playlist.segments().size() > reload.awaited()) {
            return Optional.empty();
        }
        var came = playlist == null
                ? reload.response().summary()
                : "segments up to "
                        + (playlist.mediaSequence() + playlist.segments().size() - 1) + " came after "
                        + reload.response().millis() + " ms";
        return Optional.of(Breach.of(
                "CAN-BLOCK-RELOAD is announced and not kept: the server answers before the segment is there.",
                r.name() + ": asked for _HLS_msn=" + reload.awaited() + ", " + came,
                "Pass _HLS_msn and _HLS_part through to the packager, and keep them in the cache key."));
    }

    private static Optional<Breach> slower(RenditionView r, MediaPlaylist p) {
        var millis = r.walked().reloads().stream()
                .filter(reload -> !reload.blocking())
                .map(Reload::response)
                .mapToLong(x -> x.millis())
                .sorted()
                .toArray();
        if (millis.length == 0) {
            return Optional.empty();
        }
        var trip = millis[(int) Math.min(millis.length - 1, Math.floor(millis.length * PERCENTILE))] / 1000.0;
        return trip <= partTarget(p)
                ? Optional.empty()
                : Optional.of(Breach.of(
                        "A round trip takes longer than a part lasts.",
                        String.format(
                                Locale.ROOT,
                                "%s: 95 %% of %d readings within %.3f s, PART-TARGET %.3f s",
                                r.name(),
                                millis.length,
                                trip,
                                partTarget(p)),
                        "Serve playlists from nearer, or make parts longer."));
    }
}
