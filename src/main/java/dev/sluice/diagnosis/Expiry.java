package dev.sluice.diagnosis;

import dev.sluice.api.Counted;
import dev.sluice.api.InspectedShare;
import dev.sluice.api.Share;
import dev.sluice.api.ShareMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * By which rule a share of the service ended, and what to ask where its TTL is unlike that of its channel.
 *
 * @param known what the service knows
 * @param share the share in it
 * @param now this machine's clock
 */
record Expiry(InspectedShare known, Share share, Instant now) {
    private static final int FEW = 3;

    /** A TTL and the unit it was read in, against the one that was meant. */
    private record Mistake(long factor, String read, String meant) {}

    private static final List<Mistake> MISTAKES = List.of(
            new Mistake(60, "minutes", "hours"),
            new Mistake(60, "seconds", "minutes"),
            new Mistake(3600, "seconds", "hours"),
            new Mistake(1000, "milliseconds", "seconds"));

    Outcome outcome(String otherwise, String evidence) {
        if (share.expiresAt().isAfter(now)) {
            return new Outcome(
                    LinkVerdict.EXPIRED,
                    otherwise,
                    "The share lives on until " + Words.at(share.expiresAt())
                            + ", but this link was signed before that was so.",
                    evidence,
                    "Reissue the link: a link that is out already is not lengthened.");
        }
        var usual = usual();
        return new Outcome(
                LinkVerdict.EXPIRED,
                "Expired " + Words.ago(Duration.between(share.expiresAt(), now)) + ", " + rule() + ".",
                "It ended at " + Words.at(share.expiresAt()) + "."
                        + usual.map(this::question).orElse(""),
                evidence + "; TTL " + ttl(share.ttlSeconds()) + ", "
                        + share.risk().name().toLowerCase(Locale.ROOT) + " risk",
                "Reissue the link if this viewer may still watch.");
    }

    /**
     * The TTL that most other links of its channel have, where the share's own is much shorter; empty otherwise. Whether that
     * was meant, only who made the link knows.
     */
    Optional<Duration> usual() {
        var peers = known.peers();
        if (peers == null
                || share.mode() == ShareMode.EMBED
                || peers.same() < FEW
                || peers.same() * 2 < peers.links()) {
            return Optional.empty();
        }
        long longer = peers.ttlSeconds() - share.ttlSeconds();
        return longer > share.ttlSeconds() / 2 ? Optional.of(Duration.ofSeconds(peers.ttlSeconds())) : Optional.empty();
    }

    private String rule() {
        return share.mode() == ShareMode.EMBED ? "at its end date" : "after its TTL of " + ttl(share.ttlSeconds());
    }

    /** To whoever made the link, with what it rests on. */
    private String question(Duration usual) {
        var peers = Objects.requireNonNull(known.peers());
        var many = peers.same() == peers.links() ? "All" : peers.same() + " of";
        return " " + many + " " + Counted.of(peers.links(), "other link") + " of this channel have a TTL of "
                + Words.ttl(usual) + " (n = " + peers.links() + "). Ask " + share.createdBy() + ": was "
                + Words.ttl(usual) + " meant" + unit(peers.ttlSeconds())
                + "?";
    }

    /** Whether the number is the same and the unit is not. */
    private String unit(long usualSeconds) {
        return MISTAKES.stream()
                .filter(m -> share.ttlSeconds() * m.factor() == usualSeconds)
                .findFirst()
                .map(m -> ", " + m.meant() + " instead of " + m.read())
                .orElse("");
    }

    private static String ttl(long seconds) {
        return Words.ttl(Duration.ofSeconds(seconds));
    }
}
