package dev.sluice.telemetry.session;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Computes what a session comes to from the set of its signals. */
public final class Reconstruction {
    /** Stalls below it are not counted. */
    static final long SHORTEST_STALL_MS = 250;
    /** Nothing is counted through a longer silence; after it a session is closed. */
    static final long SILENCE_MS = 90_000;

    /** Codes of rules: who meets one was refused, nothing failed. */
    private static final Set<String> POLICY = Set.of(
            "revoked",
            "expired",
            "frozen",
            "wrong-viewer",
            "viewer-revoked",
            "viewer-refused",
            "wrong-origin",
            "wrong-address",
            "wrong-device",
            "wrong-context",
            "opens-used-up",
            "too-many-sessions",
            "not-yet-valid",
            "asset-not-published",
            "session-ended",
            "renewal-refused");

    private final List<Signal> signals;
    private final long shift;
    private final @Nullable String refusal;
    private final boolean silent;
    private final List<Span> stalls = new ArrayList<>();
    private final List<Span> watched = new ArrayList<>();

    private Reconstruction(Signals signals, @Nullable String refusal, boolean silent) {
        this.signals = signals.list();
        this.shift = signals.shift();
        this.refusal = refusal;
        this.silent = silent;
    }

    /**
     * What the session comes to.
     *
     * @param signals at least one
     * @param refusal code of the rule that media requests of the session met; null when they met none
     * @param silent whether nothing was heard for so long that the viewer counts as gone
     */
    public static Viewing of(Signals signals, @Nullable String refusal, boolean silent) {
        return new Reconstruction(signals, refusal, silent).viewing();
    }

    /** What the player did, in order. */
    public static List<Span> spans(Signals signals) {
        return new Reconstruction(signals, null, false).spans();
    }

    /** Whether a code is that of a rule. */
    public static boolean policy(@Nullable String code) {
        return code != null && POLICY.contains(code);
    }

    private Viewing viewing() {
        var spans = spans();
        Long started = first(spans, PlayState.STARTING);
        Long played = first(spans, PlayState.PLAYING);
        spans.forEach(span -> count(span, played));
        String error = refusal != null ? refusal : last(Signal::error);
        PlayState state = spans.isEmpty() ? null : spans.getLast().state();
        return new Viewing(
                started != null ? started : signals.getFirst().at() + shift,
                played,
                newest(),
                state,
                started == null || played == null || played < started ? null : played - started,
                stalls,
                watched,
                stages(played),
                signals.stream().mapToInt(Signal::playheadMs).max().orElse(0),
                signals.stream().anyMatch(Signal::converted),
                error,
                (int) signals.stream().filter(Signal::starved).count(),
                outcome(state, played != null, error));
    }

    /** One span for each change of state; the time that runs backwards counts as none. */
    private List<Span> spans() {
        var spans = new ArrayList<Span>();
        PlayState state = null;
        long from = 0;
        long seen = 0;
        boolean seek = false;
        for (Signal signal : signals) {
            long at = signal.at() + shift;
            if (state != null && at > seen) {
                long to = at - seen > SILENCE_MS ? seen : at;
                extend(spans, new Span(state, from, Math.max(from, to), seek));
                from = at - seen > SILENCE_MS ? at : from;
            }
            seen = Math.max(seen, at);
            if (signal.state() != null && signal.state() != state) {
                state = signal.state();
                seek = state == PlayState.SEEKING || (seek && state != PlayState.PLAYING);
                from = seen;
                spans.add(new Span(state, from, from, seek));
            }
        }
        return spans;
    }

    /** A span grows while nothing changes; after a silence a new one begins. */
    private static void extend(List<Span> spans, Span grown) {
        if (!spans.isEmpty() && spans.getLast().from() == grown.from()) {
            spans.set(spans.size() - 1, grown);
        } else {
            spans.add(grown);
        }
    }

    private void count(Span span, @Nullable Long played) {
        if (span.state().watched() && span.length() > 0) {
            watched.add(span);
        }
        boolean stall = span.state() == PlayState.STALLED || span.state() == PlayState.WAITING;
        if (stall && !span.seek() && played != null && span.from() >= played && span.length() >= SHORTEST_STALL_MS) {
            stalls.add(span);
        }
    }

    private Outcome outcome(@Nullable PlayState state, boolean played, @Nullable String error) {
        if (state == null) {
            return refusal != null ? Outcome.STOPPED : Outcome.NOT_REPORTED;
        }
        boolean ruled = refusal != null || policy(error);
        return switch (state) {
            case FAILED -> failed(played, ruled);
            case ENDED -> played ? Outcome.ENDED : Outcome.LEFT_BEFORE_START;
            case LEFT -> left(played, ruled);
            default -> silent ? left(played, ruled) : played ? Outcome.WATCHING : Outcome.STARTING;
        };
    }

    private static Outcome failed(boolean played, boolean ruled) {
        if (ruled) {
            return played ? Outcome.STOPPED : Outcome.REFUSED;
        }
        return played ? Outcome.FAILED : Outcome.FAILED_TO_START;
    }

    private static Outcome left(boolean played, boolean ruled) {
        if (ruled) {
            return played ? Outcome.STOPPED : Outcome.REFUSED;
        }
        return played ? Outcome.LEFT : Outcome.LEFT_BEFORE_START;
    }

    private Map<Stage, Integer> stages(@Nullable Long played) {
        var stages = new EnumMap<Stage, Integer>(Stage.class);
        for (Signal signal : signals) {
            var fetch = signal.fetch();
            if (fetch != null && fetch.status() < 400 && fetch.lastByteMs() >= 0) {
                stage(stages, fetch, signal.at() + shift, played);
            }
        }
        return stages;
    }

    private static void stage(Map<Stage, Integer> stages, Fetch fetch, long at, @Nullable Long played) {
        switch (fetch.kind()) {
            case ENTITLEMENT -> stages.putIfAbsent(Stage.ENTITLEMENT, fetch.lastByteMs());
            case PLAYLIST ->
                stages.putIfAbsent(
                        stages.containsKey(Stage.MULTIVARIANT) ? Stage.MEDIA_PLAYLIST : Stage.MULTIVARIANT,
                        fetch.lastByteMs());
            case INIT -> stages.putIfAbsent(Stage.INIT, fetch.lastByteMs());
            case SEGMENT -> {
                if (stages.putIfAbsent(Stage.SEGMENT, fetch.lastByteMs()) == null) {
                    stages.put(Stage.EDGE, Math.max(0, fetch.firstByteMs()));
                    if (played != null && played >= at) {
                        stages.put(Stage.PLAYER, (int) Math.min(played - at, SILENCE_MS));
                    }
                }
            }
            case OTHER -> {}
        }
    }

    private long newest() {
        return signals.stream().mapToLong(Signal::at).max().orElse(0) + shift;
    }

    private <T> @Nullable T last(java.util.function.Function<Signal, @Nullable T> part) {
        T found = null;
        for (Signal signal : signals) {
            T value = part.apply(signal);
            found = value == null ? found : value;
        }
        return found;
    }

    private static @Nullable Long first(List<Span> spans, PlayState state) {
        return spans.stream()
                .filter(span -> span.state() == state)
                .map(Span::from)
                .findFirst()
                .orElse(null);
    }
}
