package dev.sluice.floors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What frozen issuance holds back, and what it lets through. */
class IssuanceTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final Gate gate = new Gate(Lease.unlimited());
    private long sequence;

    static Stream<Scope> covering() {
        return Stream.of(
                Scope.EVERYTHING,
                Scope.channel("web"),
                Scope.asset("tour"),
                Scope.link("s1"),
                Scope.viewer("v1"),
                Scope.key("k1"),
                Scope.issuedBefore(NOW.plusSeconds(1)));
    }

    static Stream<Scope> sparing() {
        return Stream.of(
                Scope.channel("tv"),
                Scope.asset("other"),
                Scope.link("s2"),
                Scope.viewer("v2"),
                Scope.key("k2"),
                Scope.issuedBefore(NOW));
    }

    @ParameterizedTest
    @MethodSource("covering")
    void isHeldBackInsideTheScope(Scope scope) {
        freeze(scope);
        assertThat(gate.issuanceRefusal(stamp("k1"))).contains(scope);
        thaw(scope);
        assertThat(gate.issuanceRefusal(stamp("k1"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sparing")
    void goesOnOutsideTheScope(Scope scope) {
        freeze(scope);
        assertThat(gate.issuanceRefusal(stamp("k1"))).isEmpty();
    }

    @Test
    void beforeAKeyIsChosenASuspectKeyHoldsEverythingBack() {
        freeze(Scope.key("k2"));
        assertThat(gate.issuanceRefusal(stamp(null))).contains(Scope.key("k2"));
    }

    @Test
    void thawingOneScopeLeavesTheOthersFrozen() {
        freeze(Scope.asset("tour"));
        freeze(Scope.channel("web"));
        thaw(Scope.channel("web"));
        assertThat(gate.issuanceRefusal(stamp("k1"))).contains(Scope.asset("tour"));
    }

    @Test
    void aLateLowerFloorNeverLowersAHigherOne() {
        gate.contain(new FeedEvent.FloorRaised(2, NOW, Scope.asset("tour"), 5));
        gate.contain(new FeedEvent.FloorRaised(1, NOW, Scope.asset("tour"), 3));
        assertThat(gate.floor(Scope.asset("tour"))).isEqualTo(5);
    }

    @Test
    void aShortenedLinkIsForgottenWithItsShareAndNotBefore() {
        var end = NOW.plus(Duration.ofMinutes(10));
        gate.apply(new FeedEvent.HoldSet(++sequence, NOW, new Hold.Shortened("s1", end, NOW.plusSeconds(60))));
        gate.prune(end.minusMillis(1));
        assertThat(gate.snapshot(NOW).holds()).hasSize(1);
        gate.prune(end);
        assertThat(gate.snapshot(NOW).holds()).isEmpty();
    }

    private void freeze(Scope scope) {
        gate.apply(new FeedEvent.IssuanceFrozen(++sequence, NOW, scope));
    }

    private void thaw(Scope scope) {
        gate.apply(new FeedEvent.IssuanceThawed(++sequence, NOW, scope));
    }

    private Stamp stamp(@Nullable String kid) {
        return new Stamp("s1", "tour", "web", "v1", new Epochs(0, 0, 0, 0, 0), NOW, kid, 7);
    }
}
