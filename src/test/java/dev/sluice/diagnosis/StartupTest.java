package dev.sluice.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.EntitlementTrend;
import dev.sluice.api.EntitlementTrend.Hour;
import dev.sluice.api.EntitlementTrend.Profile;
import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The recipe for starts that have become slower. */
class StartupTest {
    @Test
    void aSlowerEntitlementThanLastWeekIsSaidWithItsSamples() {
        var finding = trend(
                new Profile(2114, 210, 310), new Profile(1900, 90, 150), hour(7, 140), hour(8, 320), hour(9, 300));

        assertThat(finding.severity()).isEqualTo(Severity.WARNS);
        assertThat(finding.sentence())
                .isEqualTo("Entitlement takes 310 ms (p95), 150 ms last week, since 2026-11-22 08:00 UTC.");
        assertThat(finding.evidence())
                .isEqualTo(
                        "Server-Timing, n = 2,114 now and 1,900 then; p95 by hour (UTC): 07 h 140 ms · 08 h 320 ms · 09 h 300 ms");
    }

    @Test
    void theSameAsLastWeekHoldsAndTooFewSayNothing() {
        assertThat(trend(new Profile(50, 9, 16), new Profile(50, 8, 15)).severity())
                .isEqualTo(Severity.HOLDS);
        assertThat(trend(new Profile(19, 210, 310), new Profile(50, 8, 15)).severity())
                .isEqualTo(Severity.NOT_MEASURED);
    }

    @Test
    void theStageThatIsMostOverBudgetIsNamed() {
        var exchanges = List.of(exchange(Stage.MULTIVARIANT, 5000, 100), exchange(Stage.MEDIA, 5100, 2600));
        var found = new Startup(seen(exchanges), EntitlementTrend.NONE).findings(true);

        assertThat(found.getFirst().code()).isEqualTo("startup-slow");
        assertThat(found.getFirst().sentence()).contains("2.7 s").contains("media playlist");
    }

    private static Hour hour(int hour, double p95Ms) {
        return new Hour(Instant.parse("2026-11-22T%02d:00:00Z".formatted(hour)), new Profile(700, p95Ms / 2, p95Ms));
    }

    private static Finding trend(Profile now, Profile then, Hour... hours) {
        return new Startup(seen(List.of()), new EntitlementTrend(now, then, List.of(hours)))
                .findings(false).stream()
                        .filter(f -> f.code().equals("entitlement-trend"))
                        .findFirst()
                        .orElseThrow();
    }

    private static Observations seen(List<Exchange> exchanges) {
        return new Observations(exchanges, Instant.EPOCH, Instant.EPOCH, "https://a.example", null);
    }

    private static Exchange exchange(Stage stage, double at, double ms) {
        return new Exchange(
                ClientKind.BROWSER,
                stage,
                "GET",
                "https://a.example/x",
                200,
                new Exchange.Timing(at, 0, 0, 0, ms, 0),
                10,
                Map.of(),
                null,
                null);
    }
}
