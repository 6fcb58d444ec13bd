package dev.sluice.diagnosis;

import dev.sluice.api.InspectedShare;
import dev.sluice.api.Share;
import dev.sluice.api.ShareMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * By which rule a share of the service ended, and whether that was meant.
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
        var ago = "Expired " + Words.ago(Duration.between(share.expiresAt(), now));
        var early = early();
        var sentence = early.map(e -> ago + ", " + Words.length(e) + " earlier than meant.")
                .orElseGet(() -> ago + ", " + rule() + ".");
        return said(
                sentence,
                early.isPresent() ? whyEarly() : "It ended at " + Words.at(share.expiresAt()) + ".",
                evidence);
    }

    /** How much longer the channel's other links live; empty when they say nothing. */
    private Optional<Duration> early() {
        return meant().map(meant -> meant.minusSeconds(share.ttlSeconds()));
    }

    /** The TTL that was meant, most likely, where the share's own is much shorter than its channel's; empty otherwise. */
    Optional<Duration> meant() {
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

    private String whyEarly() {
        var peers = java.util.Objects.requireNonNull(known.peers());
        return "It was created by " + share.createdBy() + " with a TTL of " + ttl(share.ttlSeconds()) + "; "
                + (peers.same() == peers.links()
                        ? "the other " + peers.links()
                        : peers.same() + " of the other " + peers.links())
                + " links of this channel have " + ttl(peers.ttlSeconds()) + "." + unit(peers.ttlSeconds());
    }

    /** Whether the number is right and its unit is not. */
    private String unit(long meantSeconds) {
        return MISTAKES.stream()
                .filter(m -> share.ttlSeconds() * m.factor() == meantSeconds)
                .findFirst()
                .map(m -> " The number is the same and the unit is not: " + m.read() + " where " + m.meant()
                        + " were meant, most likely.")
                .orElse("");
    }

    private Outcome said(String sentence, String why, String evidence) {
        return new Outcome(
                LinkVerdict.EXPIRED,
                sentence,
                why,
                evidence + "; TTL " + ttl(share.ttlSeconds()) + ", "
                        + share.risk().name().toLowerCase(java.util.Locale.ROOT) + " risk",
                early().isPresent()
                        ? "Reissue the link for "
                                + ttl(java.util.Objects.requireNonNull(known.peers())
                                        .ttlSeconds()) + "."
                        : "Reissue the link if this viewer may still watch.");
    }

    private static String ttl(long seconds) {
        return Words.ttl(Duration.ofSeconds(seconds));
    }
}
