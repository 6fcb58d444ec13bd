package dev.sluice.diagnosis;

import dev.sluice.api.Fault;
import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import dev.sluice.client.SluiceClient;
import java.time.Clock;
import java.time.Duration;

/**
 * Tries Inspect on a canary link of the service: a good one must play, the same with a spoilt token must not. What it was
 * last told is told again for a few minutes, for each try costs a canary link.
 */
public final class SelfTest {
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final String CODE = "support-diagnostics";

    private final SluiceClient client;
    private final Inspector inspector;
    private final Clock clock;
    private volatile Told told;

    /** A finding and until when it may be told again. */
    private record Told(Finding finding, java.time.Instant until) {}

    public SelfTest(SluiceClient client, Clock clock) {
        this.client = client;
        this.inspector = new Inspector(client, clock, InspectOptions.CAREFUL);
        this.clock = clock;
        this.told = new Told(notTried("", ""), java.time.Instant.MIN);
    }

    /** The line of the checklist; blocks for as long as two inspections take. */
    public Finding run() {
        var now = clock.instant();
        if (!now.isBefore(told.until)) {
            told = new Told(tried(), now.plus(GOOD_FOR));
        }
        return told.finding;
    }

    private Finding tried() {
        try {
            var link = client.inspections().trial(null).signedLink();
            return link == null ? notTried("the service gave no link", "") : tried(link);
        } catch (Fault fault) {
            var act = fault.problem().nextAct();
            return notTried(fault.problem().title(), act == null ? "" : act);
        }
    }

    private Finding tried(String link) {
        long began = System.nanoTime();
        var good = inspector.inspect(link);
        double ms = (System.nanoTime() - began) / 1e6;
        var spoilt = inspector.inspect(link.replaceFirst("\\.([A-Za-z0-9_-])([A-Za-z0-9_-]*)/", ".A$2/"));
        boolean holds = good.verdict() == LinkVerdict.PLAYABLE && !spoilt.good();
        var evidence = "canary link: %s in %s; the same with a spoilt token: %s"
                .formatted(
                        good.verdict().code(),
                        Words.millis(ms),
                        spoilt.verdict().code());
        return holds
                ? new Finding(CODE, Severity.HOLDS, "Inspect tells a good link from a spoilt one", evidence, "", null)
                : new Finding(
                        CODE,
                        Severity.BLOCKS,
                        "Inspect does not tell a good link from a spoilt one",
                        evidence,
                        "Inspect a link yourself and read its findings.",
                        null);
    }

    private static Finding notTried(String why, String fix) {
        return new Finding(CODE, Severity.NOT_MEASURED, "Inspect has not been tried on a canary link", why, fix, null);
    }
}
