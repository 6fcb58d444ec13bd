package dev.sluice.runbook.step;

import dev.sluice.api.EmergencySettings;
import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import dev.sluice.floors.Gate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What could hinder an invalidation, said before the click. Never blocks one. */
public final class Preflight {
    private static final long GIB = 1L << 30;

    /** Reports, evidence and the audit log of a few runs take a part of it. */
    private static final long LITTLE = 64L << 20;

    private static final Duration SKEW = Duration.ofSeconds(2);

    /** What stands before a click must be there soon; a receiver that takes longer shows at the next look. */
    private static final Duration PATIENCE = Duration.ofMillis(800);

    private final Edges edges;
    private final Gate gate;
    private final Supplier<EmergencySettings> settings;
    private final WebhookTests webhooks;
    private final LongSupplier room;
    private final Clock clock;

    /** @param room bytes left where runs are written down */
    public Preflight(
            Edges edges,
            Gate gate,
            Supplier<EmergencySettings> settings,
            WebhookTests webhooks,
            LongSupplier room,
            Clock clock) {
        this.room = room;
        this.webhooks = webhooks;
        this.edges = edges;
        this.gate = gate;
        this.settings = settings;
        this.clock = clock;
    }

    /** One finding a dependency, in the order of the panel. */
    public List<Finding> findings() {
        return List.of(acknowledged(), clocks(), disk(), cdn(), notifier());
    }

    private Finding acknowledged() {
        Instant now = clock.instant();
        var known = edges.known();
        var up = edges.acknowledged(gate.sequence(), Duration.ZERO);
        var behind = known.stream()
                .filter(e -> e.cutOff(now) || !up.containsKey(e.name()))
                .toList();
        String evidence = known.size() - behind.size() + " of " + known.size() + " at sequence " + gate.sequence();
        if (behind.isEmpty()) {
            return finding("edges", Severity.HOLDS, "Every edge hears the feed.", evidence, "");
        }
        boolean open = behind.stream().anyMatch(e -> !e.cutOff(now));
        return finding(
                "edges",
                Severity.WARNS,
                names(behind) + (open ? " will refuse only when its lease ends." : " is cut off and refuses already."),
                evidence,
                "Look at the edge's connection to the service.");
    }

    private Finding clocks() {
        var known = edges.known();
        Duration worst = known.stream()
                .map(e -> e.skew().abs())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        var wrong =
                known.stream().filter(e -> e.skew().abs().compareTo(SKEW) > 0).toList();
        return finding(
                "clock-skew",
                wrong.isEmpty() ? Severity.HOLDS : Severity.WARNS,
                wrong.isEmpty()
                        ? "The clocks of the edges agree."
                        : "The clock of " + names(wrong) + " is wrong; tokens end early or late there.",
                worst.toSeconds() == 0
                        ? worst.toMillis() + " ms worst"
                        : String.format(Locale.ROOT, "%.1f s worst", worst.toMillis() / 1000.0),
                wrong.isEmpty() ? "" : "Mend time synchronisation on the edge.");
    }

    private Finding disk() {
        long free = room.getAsLong();
        String evidence = free < 10 * GIB ? (free >> 20) + " MiB free" : free / GIB + " GiB free";
        return free < LITTLE
                ? finding(
                        "disk",
                        Severity.WARNS,
                        "The disk is nearly full: a run shuts at once, but goes no further until it can be written down.",
                        evidence,
                        "Free some space.")
                : finding("disk", Severity.HOLDS, "A run can be written down.", evidence, "");
    }

    private Finding cdn() {
        var cdn = settings.get().cdn();
        return cdn == null
                ? finding("commercial-cdn", Severity.INFO, "No commercial CDN is connected.", "nothing to purge", "")
                : finding(
                        "commercial-cdn",
                        Severity.WARNS,
                        cdn.name() + " cannot ask about floors; it is purged, and its time is shown apart.",
                        "purge only",
                        "");
    }

    private Finding notifier() {
        var answers = webhooks.of(settings.get().webhooks(), PATIENCE);
        if (answers.isEmpty()) {
            return finding("notifier", Severity.INFO, "No webhook is configured.", "nobody is told", "");
        }
        var silent = names(answers, answer -> answer.isEmpty());
        var refusing =
                names(answers, answer -> answer.isPresent() && !answer.get().taken());
        String evidence =
                answers.size() - silent.size() - refusing.size() + " of " + answers.size() + " took a signed test";
        if (!refusing.isEmpty()) {
            return finding(
                    "notifier",
                    Severity.WARNS,
                    "Not told by the run as it is: " + String.join(", ", refusing) + ".",
                    evidence,
                    "Mend the receiver, its address or its secret; the run itself does not wait for it.");
        }
        return silent.isEmpty()
                ? finding("notifier", Severity.HOLDS, "Every webhook takes signed messages.", evidence, "")
                : finding(
                        "notifier",
                        Severity.NOT_MEASURED,
                        "Not answered yet: " + String.join(", ", silent) + ".",
                        evidence,
                        "Look again in a few seconds.");
    }

    private static List<String> names(
            Map<EmergencySettings.Webhook, Optional<WebhookTests.Answer>> answers,
            Predicate<Optional<WebhookTests.Answer>> which) {
        return answers.entrySet().stream()
                .filter(e -> which.test(e.getValue()))
                .map(e -> Notify.name(e.getKey())
                        + e.getValue()
                                .map(a -> " " + Notify.answered(a.status()))
                                .orElse(""))
                .toList();
    }

    private static Finding finding(String code, Severity severity, String sentence, String evidence, String fix) {
        return new Finding(code, severity, sentence, evidence, fix, null);
    }

    private static String names(List<Edges.Edge> edges) {
        return edges.stream().map(Edges.Edge::name).collect(Collectors.joining(", "));
    }
}
