package dev.sluice.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.EntitlementTrend;
import dev.sluice.api.Finding;
import dev.sluice.api.InspectedShare;
import dev.sluice.api.SessionInfo;
import dev.sluice.api.SessionQuality;
import dev.sluice.api.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What support is told to look at on a viewer's side. */
class ViewerSideTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

    @Test
    void aViewerWhomARuleRefusedHasNothingToMendOnItsDevice() {
        assertThat(found(viewing("not_reported", "requests", null, "revoked"))).isEmpty();
        assertThat(found(viewing("refused", "events", null, "revoked"))).isEmpty();
    }

    @Test
    void aViewingThatARuleStoppedIsJudgedByWhatItWasBefore() {
        assertThat(found(viewing("stopped", "events", 900L, "revoked")))
                .get()
                .extracting(Finding::severity)
                .isEqualTo(Severity.HOLDS);
        assertThat(found(viewing("stopped", "events", 4000L, "revoked")))
                .get()
                .extracting(Finding::sentence)
                .isEqualTo("A viewer on phone had it badly: first picture after 4.0 s, no stall, refused: revoked.");
    }

    @Test
    void aPlayerThatFailedIsOneToLookAt() {
        assertThat(found(viewing("failed", "events", 900L, "decode")))
                .get()
                .extracting(Finding::severity)
                .isEqualTo(Severity.WARNS);
    }

    private static Optional<Finding> found(SessionQuality viewing) {
        var session = new SessionInfo("s1", "h1", NOW, NOW, NOW, "Safari", null);
        var known = new InspectedShare(
                null,
                null,
                null,
                List.of(session),
                List.of(viewing),
                null,
                null,
                List.of(),
                null,
                null,
                EntitlementTrend.NONE);
        return new ViewerSide(known, NOW).finding();
    }

    private static SessionQuality viewing(
            String outcome, String telemetry, @Nullable Long startupMs, @Nullable String error) {
        long watchedMs = startupMs == null ? 0 : 60_000;
        return new SessionQuality(
                "s1",
                "h1",
                Map.of("device", "phone"),
                telemetry,
                "playing",
                startupMs,
                0,
                0,
                watchedMs,
                outcome,
                error,
                NOW,
                NOW,
                false,
                7);
    }
}
