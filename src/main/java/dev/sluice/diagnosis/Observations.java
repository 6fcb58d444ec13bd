package dev.sluice.diagnosis;

import dev.sluice.hls.playlist.MediaPlaylist;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the exchanges of a walk show beside its ending.
 *
 * @param exchanges of the walk itself, in order
 * @param began this machine's clock when the walk began
 * @param now this machine's clock when it was over
 * @param origin of the page it was made for
 * @param media the media playlist; null when none was read
 */
record Observations(
        List<Exchange> exchanges,
        Instant began,
        Instant now,
        String origin,
        @Nullable MediaPlaylist media) {

    private static final int LONGEST_ADDRESS = 160;

    /** Said of an answer that sets a cookie; its value is a secret. */
    static final String SETS_COOKIE = "set-cookie";

    /** Skew that makes times in tokens be judged wrongly. */
    private static final Duration CLOCKS_AGREE = Duration.ofSeconds(20);

    /**
     * How far the servers' clocks are ahead of this machine's: the median of all answers that no cache kept, for a
     * {@code Date} has whole seconds; empty without any.
     */
    Optional<Duration> skew() {
        var samples = exchanges.stream().flatMap(this::skew).sorted().toList();
        return samples.isEmpty() ? Optional.empty() : Optional.of(samples.get(samples.size() / 2));
    }

    /** How many answers it was taken from. */
    long dated() {
        return exchanges.stream().flatMap(this::skew).count();
    }

    private Stream<Duration> skew(Exchange exchange) {
        var age = exchange.header("age");
        if (!age.isEmpty() && !age.equals("0")) {
            return Stream.empty();
        }
        long answered = Math.round(exchange.timing().startedMs()
                + exchange.timing().totalMs()
                - exchange.timing().receiveMs());
        return date(exchange.headers().get("date"))
                .map(date -> Duration.between(began.plusMillis(answered), date.plusMillis(500)))
                .stream();
    }

    /** Whether the clocks disagree so much that times in tokens are judged wrongly. */
    boolean skewed() {
        return skew().filter(s -> s.abs().compareTo(CLOCKS_AGREE) > 0).isPresent();
    }

    /** Answers with media. */
    Stream<Exchange> readMedia() {
        return exchanges.stream().filter(e -> e.stage().media() && e.ok());
    }

    /** Those of them that a player in a web page may not read. */
    List<Exchange> unreadable() {
        return new Cors(exchanges, origin).unreadable();
    }

    /** Requests that passed before the one that ended the walk. */
    long passed() {
        return exchanges.stream().filter(Exchange::ok).count();
    }

    /** Requests of the way to the first segment. */
    long onTheWay() {
        return exchanges.stream().filter(e -> e.stage().onTheWay()).count();
    }

    /** From the first request to the last byte of the first segment, in milliseconds. */
    double totalMs() {
        var way = exchanges.stream().filter(e -> e.stage().onTheWay()).toList();
        // What was asked of the service before the first request is nothing that a viewer waits for.
        double first =
                way.stream().mapToDouble(e -> e.timing().startedMs()).min().orElse(0);
        return way.stream()
                .mapToDouble(e -> e.timing().startedMs() + e.timing().totalMs() - first)
                .max()
                .orElse(0);
    }

    /** Whether the server wants a cookie back. */
    boolean setsCookies() {
        return exchanges.stream().anyMatch(e -> e.headers().containsKey(SETS_COOKIE));
    }

    /** One line that shows the exchange. */
    static String evidence(Exchange exchange) {
        return exchange.method() + " " + Words.brief(exchange.url(), LONGEST_ADDRESS) + " → "
                + (exchange.status() == 0 ? exchange.error() : "HTTP " + exchange.status())
                + (exchange.status() != 0 && exchange.error() != null ? ", " + exchange.error() : "") + " after "
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
