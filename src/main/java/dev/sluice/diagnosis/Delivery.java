package dev.sluice.diagnosis;

import dev.sluice.api.Counted;
import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the answers were delivered: caches, TLS, redirects, types.
 *
 * @param exchanges of one walk, in order
 * @param now this machine's clock
 */
record Delivery(List<Exchange> exchanges, Instant now) {
    private static final Duration CERTIFICATE_SOON = Duration.ofDays(14);
    private static final List<String> PLAYLIST_TYPES =
            List.of("application/vnd.apple.mpegurl", "application/x-mpegurl", "audio/mpegurl", "audio/x-mpegurl");

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        Stream.of(types(), redirects(), downgrade(), tls(), cache(), publiclyCached())
                .flatMap(Optional::stream)
                .forEach(findings::add);
        return findings;
    }

    private Optional<Finding> types() {
        return exchanges.stream()
                .filter(e -> e.ok() && e.bytes() > 0 && !typeFits(e))
                .findFirst()
                .map(e -> new Finding(
                        "content-type-wrong",
                        Severity.WARNS,
                        "The " + e.what() + " is called "
                                + (e.header("content-type").isEmpty() ? "nothing" : type(e))
                                + ", which some players refuse.",
                        Observations.evidence(e) + ", Content-Type: " + e.header("content-type"),
                        e.stage() == Stage.SEGMENT || e.stage() == Stage.INIT
                                ? "Send the media's own type, for example video/mp2t or video/mp4."
                                : "Send application/vnd.apple.mpegurl.",
                        "RFC 8216 4"));
    }

    private static boolean typeFits(Exchange exchange) {
        var type = type(exchange);
        return switch (exchange.stage()) {
            // What stands at an address without a playlist's name, nobody knows beforehand.
            case MULTIVARIANT, MEDIA ->
                PLAYLIST_TYPES.contains(type)
                        || (exchange.stage() == Stage.MULTIVARIANT
                                && !exchange.url().contains(".m3u8"));
            case INIT, SEGMENT ->
                !type.isEmpty()
                        && !type.equals("text/html")
                        && !type.equals("text/plain")
                        && !type.equals("application/json");
            default -> true;
        };
    }

    private static String type(Exchange exchange) {
        return exchange.header("content-type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private Optional<Finding> redirects() {
        var all = redirecting().toList();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        "redirected",
                        all.size() > 2 ? Severity.WARNS : Severity.INFO,
                        Counted.of(all.size(), "answer") + " redirected, which costs a round trip each.",
                        Observations.evidence(all.getFirst()) + " to "
                                + all.getFirst().header("location"),
                        all.size() > 2 ? "Hand out the address where it ends." : "",
                        null));
    }

    private Optional<Finding> downgrade() {
        return redirecting()
                .filter(e ->
                        e.url().startsWith("https:") && e.header("location").startsWith("http:"))
                .findFirst()
                .map(e -> new Finding(
                        "redirect-to-plain",
                        Severity.BLOCKS,
                        "A redirect leads from https to http: pages and phones refuse it, and the credential travels in the"
                                + " open.",
                        Observations.evidence(e) + " to " + e.header("location"),
                        "Redirect to https.",
                        null));
    }

    private Stream<Exchange> redirecting() {
        return exchanges.stream().filter(e -> !e.header("location").isEmpty());
    }

    private Optional<Finding> tls() {
        return exchanges.stream()
                .filter(e -> e.tls() != null)
                .map(e -> certificate(e, java.util.Objects.requireNonNull(e.tls())))
                .min(java.util.Comparator.comparing(Finding::severity));
    }

    private Finding certificate(Exchange exchange, Exchange.Tls tls) {
        var left = Duration.between(now, tls.validUntil());
        boolean soon = left.compareTo(CERTIFICATE_SOON) < 0;
        return new Finding(
                "tls",
                soon ? Severity.WARNS : Severity.HOLDS,
                soon
                        ? "The server's certificate ends in " + Words.length(left) + "."
                        : "The connection is protected, by a certificate that is good for " + Words.length(left) + ".",
                tls.version() + ", " + exchange.url().split("/", 4)[2],
                soon ? "Renew the certificate." : "",
                null);
    }

    /** What caches say of themselves. */
    private Optional<Finding> cache() {
        var said = exchanges.stream()
                .filter(e -> e.stage().media() && e.ok())
                .map(Delivery::cacheStatus)
                .flatMap(Optional::stream)
                .toList();
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        "cache-status",
                        Severity.INFO,
                        "A cache stands in front: " + hits(said) + " of " + said.size()
                                + " media answers came from it.",
                        said.getLast(),
                        "",
                        null));
    }

    private static long hits(List<String> said) {
        return said.stream()
                .map(s -> s.toLowerCase(Locale.ROOT))
                .filter(s -> s.contains("hit") || s.startsWith("age "))
                .count();
    }

    private static Optional<String> cacheStatus(Exchange exchange) {
        for (var name : List.of("cache-status", "x-cache", "cf-cache-status")) {
            if (!exchange.header(name).isEmpty()) {
                return Optional.of(name + ": " + exchange.header(name));
            }
        }
        var age = exchange.header("age");
        return age.isEmpty() || age.equals("0") ? Optional.empty() : Optional.of("age " + age + " s");
    }

    /** A protected answer that any cache may keep outlives a revocation. */
    private Optional<Finding> publiclyCached() {
        return exchanges.stream()
                .filter(e ->
                        e.stage() == Stage.MULTIVARIANT && e.ok() && e.url().contains("***"))
                .filter(e -> e.header("cache-control").contains("public")
                        || e.header("cache-control").contains("s-maxage"))
                .findFirst()
                .map(e -> new Finding(
                        "cached-publicly",
                        Severity.WARNS,
                        "Any cache may keep the protected playlist, and serve it after the link has ended.",
                        "Cache-Control: " + e.header("cache-control"),
                        "Send private or no-store, or have the cache check each request.",
                        null));
    }
}
