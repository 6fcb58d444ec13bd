package dev.sluice.diagnosis;

import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the exchanges of a walk show beside their ending.
 *
 * @param exchanges in order
 * @param now this machine's clock when the walk was over
 */
record Observations(List<Exchange> exchanges, Instant now) {
    private static final String ALLOW = "access-control-allow-origin";

    /** A {@code Date} has whole seconds, and the walk itself takes some. */
    private static final Duration CLOCKS_AGREE = Duration.ofSeconds(20);

    /** How far the first server's clock is ahead of this machine's; empty without a {@code Date}. */
    Optional<Duration> skew() {
        return exchanges.stream()
                .map(e -> date(e.headers().get("date")))
                .flatMap(Optional::stream)
                .findFirst()
                .map(date -> Duration.between(now, date));
    }

    /** Whether the clocks disagree so much that times in tokens are judged wrongly. */
    boolean skewed() {
        return skew().filter(s -> s.abs().compareTo(CLOCKS_AGREE) > 0).isPresent();
    }

    /** Answers with media. */
    Stream<Exchange> media() {
        return exchanges.stream().filter(e -> e.stage().media() && e.ok());
    }

    /** Those of them that a player in a web page may not read. */
    Stream<Exchange> unreadable() {
        return media().filter(e -> !e.headers().containsKey(ALLOW));
    }

    /** Requests that passed before the one that ended the walk. */
    long passed() {
        return exchanges.stream().filter(Exchange::ok).count();
    }

    /** From the first request to the last byte, in milliseconds. */
    double totalMs() {
        var last = exchanges.getLast().timing();
        return last.startedMs() + last.totalMs();
    }

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        skew().filter(_ -> skewed()).map(Observations::skewFinding).ifPresent(findings::add);
        exchanges.stream()
                .filter(e ->
                        e.stage().media() && e.status() >= 400 && !e.headers().containsKey(ALLOW))
                .findFirst()
                .map(Observations::silentRefusal)
                .ifPresent(findings::add);
        return findings;
    }

    private static Finding skewFinding(Duration skew) {
        var side = skew.isNegative() ? " behind" : " ahead of";
        return new Finding(
                "clock-skew",
                Severity.WARNS,
                "The server's clock is " + Words.length(skew) + side + " this machine's.",
                "Date against this machine: " + skew.toSeconds() + " s",
                "Let both clocks follow NTP.",
                null);
    }

    private static Finding silentRefusal(Exchange refused) {
        return new Finding(
                "cors-missing-on-refusal",
                Severity.WARNS,
                "Players in web pages cannot read why they were refused: the refusal has no CORS headers.",
                evidence(refused),
                "Send Access-Control-Allow-Origin on refusals, too.",
                "Fetch 4.10");
    }

    /** One line that shows the exchange. */
    static String evidence(Exchange exchange) {
        return exchange.method() + " " + exchange.url() + " → "
                + (exchange.error() == null ? "HTTP " + exchange.status() : exchange.error()) + " after "
                + Words.millis(exchange.timing().totalMs());
    }

    private static Optional<Instant> date(@Nullable String header) {
        try {
            return header == null
                    ? Optional.empty()
                    : Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
