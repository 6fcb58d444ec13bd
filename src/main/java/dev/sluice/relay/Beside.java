package dev.sluice.relay;

import dev.sluice.hls.playlist.MediaPlaylist;
import dev.sluice.hls.playlist.MultivariantPlaylist;
import dev.sluice.hls.playlist.MultivariantPlaylist.Rendition;
import dev.sluice.hls.playlist.MultivariantPlaylist.Variant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is fetched beside a stream when somebody asks for it, and is never part of the request log, which shows what playing
 * costs: single pictures for the time line and captions. Thread-safe; fetching blocks the caller.
 */
final class Beside implements AutoCloseable {
    private final Upstream upstream;
    private final @Nullable MultivariantPlaylist main;
    private final List<Rendition> subtitles;
    private final double mediaStart;
    private final Map<String, CaptionTrack> tracks = new HashMap<>();
    private @Nullable Stills stills;

    /** Beside a media playlist that was opened directly. */
    static Beside of(Lane lane, Upstream aside) {
        return new Beside(aside, null, List.of(), 0, Stills.of(lane.playlist(), aside));
    }

    /** Beside a variant whose media begin at {@code mediaStart} seconds. */
    static Beside of(MultivariantPlaylist main, List<Rendition> subtitles, double mediaStart, Upstream aside) {
        return new Beside(aside, main, subtitles, mediaStart, null);
    }

    private Beside(
            Upstream upstream,
            @Nullable MultivariantPlaylist main,
            List<Rendition> subtitles,
            double mediaStart,
            @Nullable Stills stills) {
        this.upstream = upstream;
        this.main = main;
        this.subtitles = List.copyOf(subtitles);
        this.mediaStart = mediaStart;
        this.stills = stills;
    }

    /** The picture at a time, or the last one before it. */
    Optional<Still> still(double seconds) throws UpstreamFailure {
        return stills().at(seconds);
    }

    /** The captions around a time, of the rendition with that name. */
    Cues cues(String name, double seconds) throws UpstreamFailure {
        return track(name).around(seconds);
    }

    private synchronized CaptionTrack track(String name) throws UpstreamFailure {
        var known = tracks.get(name);
        if (known == null) {
            var location = subtitles.stream()
                    .filter(r -> r.name().equals(name))
                    .findFirst()
                    .map(Rendition::location)
                    .orElseThrow(() -> new UpstreamFailure(Problems.empty(), null));
            known = CaptionTrack.of(media(location), upstream, mediaStart);
            tracks.put(name, known);
        }
        return known;
    }

    private synchronized Stills stills() throws UpstreamFailure {
        var known = stills;
        if (known == null) {
            known = Stills.of(media(smallest().location()), upstream);
            stills = known;
        }
        return known;
    }

    /** The I-frame stream with the fewest bits, else the smallest variant. */
    private Variant smallest() throws UpstreamFailure {
        return variants().stream()
                .filter(v -> !v.location().isEmpty())
                .min(Comparator.comparing(Variant::iFrame)
                        .reversed()
                        .thenComparing(v -> Optional.ofNullable(v.bandwidth()).orElse(Long.MAX_VALUE)))
                .orElseThrow(() -> new UpstreamFailure(Problems.empty(), null));
    }

    private List<Variant> variants() {
        return main == null ? List.of() : main.variants();
    }

    private MediaPlaylist media(String location) throws UpstreamFailure {
        return Opening.media(upstream, location, main == null ? Map.of() : main.variables());
    }

    @Override
    public void close() {
        upstream.close();
    }
}
