package dev.sluice.telemetry.ingest;

import dev.sluice.telemetry.cohort.Dimension;
import dev.sluice.telemetry.cohort.Traits;
import dev.sluice.telemetry.session.Reconstruction;
import dev.sluice.telemetry.session.Signal;
import dev.sluice.telemetry.session.Signals;
import dev.sluice.telemetry.session.Viewing;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A session that may still change; used by the ingesting thread only. */
final class OpenSession {
    /** A page that was told to be silent says nothing more; one that goes on under a new token beats every ten seconds. */
    private static final long STOPS_MS = 15_000;

    /** After so long without a picture and a word, the viewer has left. */
    private static final long GIVES_UP_MS = 60_000;

    private static final long CLOSES_MS = 90_000;
    private static final long REOPENS_MS = 600_000;

    final Id id;
    final long lengthMs;
    Traits traits;
    Signals signals;

    @Nullable
    String refusal;

    long heardAt;
    boolean silent;
    boolean closed;
    /** Whether its startup is in the sketches, which cannot forget it. */
    boolean placed;
    /** Requests for media that were seen, whether the player reports or not. */
    int requests;

    long firstRequestAt;
    /** Numbers of its cohorts of one trait. */
    int[] cohorts = {};
    /** What is in the cells; null before the first time. */
    @Nullable
    Viewing counted;

    private @Nullable Viewing now;

    /** A session of one source; two sources may use the same sid. */
    record Id(String source, String sid) {}

    OpenSession(Id id, Traits traits, long lengthMs, Signals signals, long heardAt) {
        this.id = id;
        this.traits = traits;
        this.lengthMs = lengthMs;
        this.signals = signals;
        this.heardAt = heardAt;
    }

    void hear(Collection<Signal> more, long received) {
        signals = signals.with(more, received);
        awake(received);
    }

    void requested(long at) {
        firstRequestAt = requests == 0 ? at : Math.min(firstRequestAt, at);
        requests++;
        awake(at);
    }

    void learn(Dimension dimension, @Nullable String value) {
        if (traits.get(dimension) == null) {
            traits = traits.with(dimension, value);
        }
    }

    private void awake(long at) {
        heardAt = Math.max(heardAt, at);
        now = null;
        silent = false;
        closed = false;
    }

    /** Whether a signal that comes now is too late to change anything. */
    boolean over(long now) {
        return now - heardAt > CLOSES_MS + REOPENS_MS;
    }

    /** Whether the silence up to now changes what the session comes to. */
    boolean grewSilent(long now, boolean played) {
        boolean before = silent;
        closed = now - heardAt > CLOSES_MS;
        silent = closed || now - heardAt > (stopped() ? STOPS_MS : played ? CLOSES_MS : GIVES_UP_MS);
        if (silent != before) {
            this.now = null;
        }
        return silent != before;
    }

    private boolean stopped() {
        return "revoked".equals(refusal);
    }

    void refused(String code) {
        refusal = code;
        now = null;
    }

    Viewing viewing() {
        if (now == null) {
            now = computed();
        }
        return now;
    }

    private Viewing computed() {
        return signals.packed().length == 0
                ? Viewing.unreported(firstRequestAt, heardAt, refusal)
                : Reconstruction.of(signals, refusal, silent);
    }

    /** How it is known: by events, by request-mode CMCD, or by its requests alone. */
    String telemetry() {
        return viewing().state() != null ? "events" : signals.packed().length == 0 ? "requests" : "request-mode";
    }
}
