package dev.sluice.console.preview;

import dev.sluice.console.chart.LatencyBudgetBar.Part;
import dev.sluice.relay.UpstreamRequest;
import dev.sluice.relay.UpstreamRequest.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When each stage of one start was over, on this machine's clock.
 *
 * @param clicked somebody asked for it
 * @param ready relay and decoders stood; null before that
 * @param entitled the session was granted; null where none is needed
 * @param asked the relay was handed the address; null before that
 * @param understood the relay had playlists and the first segment; null before that
 * @param pictured the first picture was on the screen; null before that
 */
record Startup(
        Instant clicked,
        @Nullable Instant ready,
        @Nullable Instant entitled,
        @Nullable Instant asked,
        @Nullable Instant understood,
        @Nullable Instant pictured) {
    /** Target for the first frame and, below, for its stages (DESIGN section 5), in milliseconds; the player has the rest. */
    static final double WHOLE_MS = 2000;

    /** A start of which nothing is over yet. */
    static Startup at(Instant clicked) {
        return new Startup(clicked, null, null, null, null, null);
    }

    Startup asked(Instant readyAt, @Nullable Instant entitledAt, Instant at) {
        return new Startup(clicked, readyAt, entitledAt, at, null, null);
    }

    Startup understood(Instant at) {
        return new Startup(clicked, ready, entitled, asked, at, pictured);
    }

    Startup pictured(Instant at) {
        return new Startup(clicked, ready, entitled, asked, understood, at);
    }

    /** Click to first picture; empty before it. */
    Optional<Duration> firstPicture() {
        return pictured == null ? Optional.empty() : Optional.of(Duration.between(clicked, pictured));
    }

    /** Requests that belong to the start: those begun before the player had the stream. */
    List<UpstreamRequest> ofStart(List<UpstreamRequest> requests) {
        return requests.stream()
                .filter(request -> understood == null || request.startedAt().isBefore(understood))
                .toList();
    }

    /** The stages with what each took; those that were not measured say so. */
    List<Part> parts(List<UpstreamRequest> requests) {
        var playlists = requests.stream()
                .filter(r -> r.kind() == Kind.PLAYLIST)
                .limit(8)
                .toList();
        var first = playlists.isEmpty() ? null : end(playlists.getFirst());
        var last = playlists.stream()
                .skip(1)
                .map(Startup::end)
                .filter(end -> understood == null || !end.isAfter(understood))
                .max(Instant::compareTo)
                .orElse(null);
        return List.of(
                new Part("relay", between(clicked, ready), 100),
                new Part("entitlement", between(ready, entitled), 150),
                new Part("multivariant", between(asked, first), 150),
                new Part("media playlist", between(first, last), 150),
                new Part("init and first segment", between(last == null ? first : last, understood), 780),
                new Part("player", between(understood, pictured), 470),
                new Part("edge", null, 200));
    }

    private static Instant end(UpstreamRequest request) {
        return request.startedAt().plus(request.stages().total());
    }

    private static @Nullable Double between(@Nullable Instant from, @Nullable Instant to) {
        if (from == null || to == null) return null;
        return Math.max(0, Duration.between(from, to).toNanos() / 1e6);
    }
}
