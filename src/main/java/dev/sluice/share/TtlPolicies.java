package dev.sluice.share;

import dev.sluice.api.Fault;
import dev.sluice.api.Risk;
import dev.sluice.api.Ttl;
import dev.sluice.api.TtlPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which TTLs each risk tier allows, from the riskiest tier to the least. */
public record TtlPolicies(List<TtlPolicy> tiers) {
    /** 10 minutes at high risk to 24 hours at low risk. */
    public static final TtlPolicies DEFAULT = new TtlPolicies(List.of(
            policy(Risk.HIGH, Duration.ofMinutes(30), Duration.ofHours(2)),
            policy(Risk.MEDIUM, Duration.ofHours(4), Duration.ofHours(12)),
            policy(Risk.LOW, Duration.ofHours(12), Duration.ofHours(24))));

    private static final String EVERY = "all tiers together allow ";

    /** A TTL and the tier it was granted under. */
    public record Granted(Risk risk, Duration ttl) {}

    public TtlPolicies {
        tiers = List.copyOf(tiers);
    }

    /**
     * Decides the tier and the TTL of a new share. Without a tier, the riskiest one that allows the TTL is taken; without a
     * TTL, the tier's default.
     *
     * @throws Fault {@code ttl-out-of-policy} naming the range, {@code ttl-malformed} or {@code ttl-without-unit}
     */
    public Granted grant(@Nullable Risk risk, @Nullable String ttl) {
        if (ttl == null) {
            var tier = of(risk == null ? Risk.MEDIUM : risk);
            return new Granted(tier.risk(), Duration.ofSeconds(tier.defaultSeconds()));
        }
        Duration asked = Ttl.parse(ttl);
        if (risk != null) {
            check(of(risk), asked);
            return new Granted(risk, asked);
        }
        return tiers.stream()
                .filter(tier -> allows(tier, asked))
                .findFirst()
                .map(tier -> new Granted(tier.risk(), asked))
                .orElseThrow(() -> outside(asked, EVERY, least(), most()));
    }

    /** The policy of a tier. */
    public TtlPolicy of(Risk risk) {
        return tiers.stream().filter(t -> t.risk() == risk).findFirst().orElseThrow();
    }

    /**
     * A TTL inside the range of its tier.
     *
     * @throws Fault {@code ttl-out-of-policy} naming the range
     */
    Duration inside(Risk risk, Duration asked) {
        check(of(risk), asked);
        return asked;
    }

    private long least() {
        return tiers.stream().mapToLong(TtlPolicy::minSeconds).min().orElse(Ttl.SHORTEST.toSeconds());
    }

    private long most() {
        return tiers.stream().mapToLong(TtlPolicy::maxSeconds).max().orElse(Ttl.LONGEST.toSeconds());
    }

    private static void check(TtlPolicy tier, Duration asked) {
        if (!allows(tier, asked)) {
            String name = tier.risk().name().toLowerCase(Locale.ROOT) + " risk allows ";
            throw outside(asked, name, tier.minSeconds(), tier.maxSeconds());
        }
    }

    private static boolean allows(TtlPolicy tier, Duration asked) {
        return asked.toSeconds() >= tier.minSeconds() && asked.toSeconds() <= tier.maxSeconds();
    }

    private static Fault outside(Duration asked, String tier, long least, long most) {
        var next = tier.equals(EVERY)
                ? "Choose a TTL inside the range."
                : "Choose a TTL inside the range, or another risk tier.";
        return Fault.badRequest(
                "ttl-out-of-policy",
                "A TTL of " + Ttl.words(asked) + " is outside the policy: " + tier
                        + Ttl.words(Duration.ofSeconds(least)) + " to " + Ttl.words(Duration.ofSeconds(most)) + ".",
                next);
    }

    private static TtlPolicy policy(Risk risk, Duration usual, Duration most) {
        return new TtlPolicy(risk, Ttl.SHORTEST.toSeconds(), usual.toSeconds(), most.toSeconds());
    }
}
