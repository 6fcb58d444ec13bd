package dev.sluice.telemetry;

import dev.sluice.api.Fault;
import dev.sluice.api.SessionQuality;
import dev.sluice.api.SessionTimeline;
import dev.sluice.store.Store;
import dev.sluice.telemetry.ingest.StoredSession;
import dev.sluice.telemetry.session.Fetch;
import dev.sluice.telemetry.session.PlayState;
import dev.sluice.telemetry.session.Signal;
import dev.sluice.telemetry.session.Span;
import dev.sluice.telemetry.session.Viewing;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sessions one by one. Blocks on the store. */
public final class Viewings {
    private final Store store;

    public Viewings(Store store) {
        this.store = store;
    }

    /**
     * What the session came to, as far as it is known.
     *
     * @throws Fault {@code session-unknown} (404) when no telemetry of it was seen, or none yet
     */
    public SessionQuality get(String sid) {
        return quality(stored(sid));
    }

    /** What these sessions of one share came to; one that nothing was heard of is left out. */
    public List<SessionQuality> of(String share, List<String> sids) {
        return store.read(h -> sids.stream()
                .flatMap(sid -> StoredSession.find(h, sid).stream())
                .map(Viewings::quality)
                .filter(quality -> share.equals(quality.share()))
                .toList());
    }

    /**
     * The session from its beginning.
     *
     * @throws Fault {@code session-unknown} (404)
     */
    public SessionTimeline timeline(String sid) {
        var session = stored(sid);
        var viewing = session.viewing();
        long shift = session.signals().shift();
        var signals = session.signals().list();
        var stages = new LinkedHashMap<String, Integer>();
        viewing.stages().forEach((stage, ms) -> stages.put(stage.words(), ms));
        return new SessionTimeline(
                quality(session),
                stages,
                session.spans().stream().map(span -> stretch(span, viewing)).toList(),
                signals.stream()
                        .filter(signal -> signal.fetch() != null)
                        .map(signal -> fetched(signal, shift))
                        .toList(),
                notes(session, signals, shift));
    }

    private StoredSession stored(String sid) {
        return store.read(h -> StoredSession.find(h, sid))
                .orElseThrow(() -> Fault.notFound(
                        "session-unknown",
                        "Nothing has been heard of this session.",
                        "A session shows within two seconds of its first request or event."));
    }

    /** As the control API tells it. */
    public static SessionQuality quality(StoredSession session) {
        var viewing = session.viewing();
        return new SessionQuality(
                session.sid(),
                session.source().startsWith("s:") ? session.source().substring(2) : null,
                session.traits().words(),
                session.telemetry(),
                state(viewing.state()),
                viewing.startupMs(),
                viewing.stalls().size(),
                viewing.stalledMs(),
                viewing.watchedMs(),
                viewing.outcome().name().toLowerCase(Locale.ROOT),
                viewing.error(),
                Instant.ofEpochMilli(viewing.attemptedAt()),
                Instant.ofEpochMilli(viewing.lastAt()),
                !session.closed(),
                session.requests());
    }

    private static String state(@Nullable PlayState state) {
        return state == null ? "unknown" : state.name().toLowerCase(Locale.ROOT);
    }

    private static SessionTimeline.Stretch stretch(Span span, Viewing viewing) {
        return new SessionTimeline.Stretch(
                state(span.state()),
                Instant.ofEpochMilli(span.from()),
                Instant.ofEpochMilli(span.to()),
                viewing.stalls().contains(span));
    }

    private static SessionTimeline.Fetched fetched(Signal signal, long shift) {
        Fetch fetch = java.util.Objects.requireNonNull(signal.fetch());
        return new SessionTimeline.Fetched(
                Instant.ofEpochMilli(signal.at() + shift),
                fetch.kind().name().toLowerCase(Locale.ROOT),
                fetch.status(),
                known(fetch.firstByteMs()),
                known(fetch.lastByteMs()),
                known(signal.kbps()));
    }

    private static @Nullable Integer known(int value) {
        return value < 0 ? null : value;
    }

    private static List<SessionTimeline.Note> notes(StoredSession session, List<Signal> signals, long shift) {
        var said = signals.stream()
                .filter(signal -> signal.error() != null)
                .map(signal -> new SessionTimeline.Note(
                        Instant.ofEpochMilli(signal.at() + shift), java.util.Objects.requireNonNull(signal.error())));
        var refused = session.refusal() == null
                ? java.util.stream.Stream.<SessionTimeline.Note>empty()
                : java.util.stream.Stream.of(
                        new SessionTimeline.Note(Instant.ofEpochMilli(session.heardAt()), session.refusal()));
        return java.util.stream.Stream.concat(said, refused).toList();
    }
}
