package dev.sluice.console.frame;

import dev.sluice.api.ServiceStatus;
import dev.sluice.console.ui.Times;
import dev.sluice.console.ui.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words of the status line. */
final class StatusTexts {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Times times;

    StatusTexts(Times times) {
        this.times = times;
    }

    String connection(Contact connection) {
        return switch (connection) {
            case Contact.Connecting c -> "connecting …";
            case Contact.Connected c -> "connected";
            case Contact.Lost lost -> "no answer since " + times.time(lost.since());
        };
    }

    static Tone tone(Contact connection) {
        return switch (connection) {
            case Contact.Connecting c -> Tone.NEUTRAL;
            case Contact.Connected c -> Tone.OK;
            case Contact.Lost lost -> Tone.BAD;
        };
    }

    /** What the slowest edge takes to acknowledge, or the newest sequence where no agent has yet. */
    String edges(@Nullable ServiceStatus status, @Nullable Instant answeredAt) {
        if (status == null || answeredAt == null) return "edges not known";
        var edges = "edges %d of %d".formatted(status.edgesAcknowledged(), status.edges());
        var age = Duration.between(answeredAt, times.now().get());
        return age.compareTo(FRESH) < 0 ? edges + " · feed " + feed(status) : edges + " " + Times.span(age) + " ago";
    }

    private static String feed(ServiceStatus status) {
        var lag = status.feedLagMs();
        return lag == null
                ? String.format(Locale.ENGLISH, "at %,d", status.feedSequence())
                : String.format(Locale.ENGLISH, "%,d ms", lag);
    }

    String telemetry(@Nullable Instant newest) {
        if (newest == null) return "no telemetry yet";
        var age = Duration.between(newest, times.now().get());
        return "telemetry " + Times.span(age.isNegative() ? Duration.ZERO : age) + " old";
    }

    String drill(@Nullable ServiceStatus status) {
        var drill = status == null ? null : status.lastDrill();
        if (drill == null) return "no drill yet";
        var how = drill.containedMs() == null
                ? "not contained"
                : "contained in " + Times.span(Duration.ofMillis(drill.containedMs()));
        return "last drill %s: %s".formatted(times.relative(drill.endedAt()), how);
    }

    static String jobs(int ofConsole, @Nullable ServiceStatus status) {
        var jobs = ofConsole + (status == null ? 0 : status.jobs());
        return counted(jobs, "job");
    }

    static String counted(int number, String noun) {
        return String.format(Locale.ENGLISH, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
