package dev.sluice.floors;

import static dev.sluice.floors.Gate.Applied.ALREADY;
import static dev.sluice.floors.Gate.Applied.BEHIND;
import static dev.sluice.floors.Gate.Applied.GAP;
import static dev.sluice.floors.Gate.Applied.IN_FORCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.LeaseTerms;
import dev.sluice.api.Risk;
import dev.sluice.floors.Refusal.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GateTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private static final Lease.Contact ASKED = new Lease.Contact(0, NOW);

    private final Gate gate = new Gate(Lease.unlimited());
    private final AtomicLong nanos = new AtomicLong();
    private final Lease lease = Lease.of(LeaseTerms.DEFAULT, nanos::get);
    private final Gate edge = new Gate(lease);
    private long sequence;

    static Stream<Scope> floored() {
        return Stream.of(
                Scope.EVERYTHING,
                Scope.channel("web"),
                Scope.asset("tour"),
                Scope.link("share-1"),
                Scope.viewer("v9f"));
    }

    @ParameterizedTest
    @MethodSource("floored")
    void aRaisedFloorKillsWhatWasStampedBeforeAndSparesTheReissue(Scope scope) {
        var before = share("share-1");
        assertThat(reason(before)).isNull();

        apply(raise(scope));

        assertThat(gate.refusal(before, NOW)).contains(new Refusal(Reason.REVOKED, scope));
        assertThat(reason(share(scope.kind() == Scope.Kind.LINK ? "share-2" : "share-1")))
                .isNull();
    }

    @Test
    void aFloorSparesEverythingOutsideItsScope() {
        var mine = share("share-1");

        apply(raise(Scope.channel("tv")));
        apply(raise(Scope.asset("other")));
        apply(raise(Scope.link("share-2")));
        apply(raise(Scope.viewer("web")));

        assertThat(reason(mine)).isNull();
    }

    @Test
    void aMintThatRacedTheInvalidationIsBornDead() {
        var floorsReadBefore = gate.stamp("web", "tour", "share-1", null);
        apply(raise(Scope.asset("tour")));

        var raced = new Stamp("share-1", "tour", "web", null, floorsReadBefore, NOW, "k", 1);

        assertThat(reason(raced)).isEqualTo(Reason.REVOKED);
    }

    @Test
    void anAnonymousViewerHasNoViewerScope() {
        var epochs = gate.stamp("web", "tour", "share-1", null);
        apply(raise(Scope.viewer("v9f")));

        assertThat(reason(new Stamp("share-1", "tour", "web", null, epochs, NOW, "k", 1)))
                .isNull();
    }

    @Test
    void killsByKeyByAgeAndBySession() {
        var stamp = share("share-1");

        var byKey = new Gate(Lease.unlimited());
        byKey.apply(new FeedEvent.KeyKilled(1, NOW, "k1"));
        assertThat(byKey.refusal(stamp, NOW)).contains(new Refusal(Reason.KEY_KILLED, Scope.key("k1")));

        var byAge = new Gate(Lease.unlimited());
        byAge.apply(new FeedEvent.IssuedBefore(1, NOW, NOW));
        assertThat(byAge.refusal(stamp, NOW)).isEmpty();
        byAge.apply(new FeedEvent.IssuedBefore(2, NOW, NOW.plusMillis(1)));
        byAge.apply(new FeedEvent.IssuedBefore(3, NOW, NOW.minusSeconds(9)));
        assertThat(byAge.refusal(stamp, NOW).orElseThrow().reason()).isEqualTo(Reason.ISSUED_BEFORE);

        apply(new FeedEvent.SessionsDenied(++sequence, NOW, List.of(6L, 0xFFFF_FFFFL), NOW.plusSeconds(60)));
        assertThat(reason(stamp)).isNull();
        apply(new FeedEvent.SessionsDenied(++sequence, NOW, List.of(7L), NOW.plusSeconds(60)));
        assertThat(reason(stamp)).isEqualTo(Reason.SESSION_DENIED);
    }

    @Test
    void holdsAreReversible() {
        var stamp = share("share-1");
        var end = NOW.plus(Duration.ofDays(30));

        apply(new FeedEvent.HoldSet(++sequence, NOW, new Hold.Frozen("share-1", end)));
        assertThat(reason(stamp)).isEqualTo(Reason.FROZEN);
        assertThat(reason(share("share-2"))).isNull();
        apply(new FeedEvent.HoldLifted(++sequence, NOW, "share-1"));
        assertThat(reason(stamp)).isNull();

        apply(new FeedEvent.HoldSet(++sequence, NOW, new Hold.Shortened("share-1", end, NOW.plusSeconds(60))));
        assertThat(gate.refusal(stamp, NOW.plusSeconds(59))).isEmpty();
        assertThat(gate.refusal(stamp, NOW.plusSeconds(60)).orElseThrow().reason())
                .isEqualTo(Reason.SHORTENED);
        apply(new FeedEvent.HoldLifted(++sequence, NOW, "share-1"));
        assertThat(gate.refusal(stamp, NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void frozenIssuanceStopsNewSharesNotPlayingOnes() {
        var stamp = share("share-1");
        apply(new FeedEvent.IssuanceFrozen(++sequence, NOW, Scope.asset("tour")));

        assertThat(gate.issuanceRefusal(stamp)).contains(Scope.asset("tour"));
        assertThat(gate.issuanceFrozen(Scope.asset("tour"))).isTrue();
        assertThat(gate.issuanceFrozen(Scope.asset("other"))).isFalse();
        assertThat(reason(stamp)).isNull();

        apply(new FeedEvent.IssuanceThawed(++sequence, NOW, Scope.asset("tour")));
        assertThat(gate.issuanceRefusal(stamp)).isEmpty();
    }

    @Test
    void appliesEachSequenceOnceAndInOrder() {
        var first = raise(Scope.asset("a"));
        var second = raise(Scope.asset("b"));

        assertThat(gate.apply(second)).isEqualTo(GAP);
        assertThat(gate.floor(Scope.asset("b"))).isZero();
        assertThat(gate.apply(first)).isEqualTo(IN_FORCE);
        assertThat(gate.apply(first)).isEqualTo(ALREADY);
        assertThat(gate.apply(second)).isEqualTo(IN_FORCE);
        assertThat(gate.sequence()).isEqualTo(2);
    }

    @Test
    void deliveryOrderAndDuplicatesMakeNoDifference() {
        var random = new Random(7);
        var history = history(random, 200);
        history.forEach(this::apply);

        for (var round = 0; round < 20; round++) {
            var late = new Gate(Lease.unlimited());
            while (late.sequence() < history.size()) {
                var batch = new ArrayList<>(history);
                batch.addAll(history);
                Collections.shuffle(batch, random);
                batch.forEach(e -> late.apply(e));
            }
            assertThat(FeedCodec.write(late.snapshot(NOW))).isEqualTo(FeedCodec.write(gate.snapshot(NOW)));
        }
    }

    @Test
    void aSnapshotPlusTheRestEqualsTheWholeFeed() {
        var history = history(new Random(8), 200);
        history.subList(0, 120).forEach(this::apply);
        edge.load(FeedCodec.readSnapshot(FeedCodec.write(gate.snapshot(NOW))), ASKED, NOW);
        history.subList(120, 200).forEach(this::apply);
        var page = new FeedPage(history.subList(100, 200), 200, NOW);
        assertThat(edge.apply(FeedCodec.readPage(FeedCodec.write(page)), ASKED, NOW))
                .isEqualTo(IN_FORCE);

        assertThat(edge.sequence()).isEqualTo(200);
        for (var i = 0; i < 50; i++) {
            var stamp = new Stamp("s" + i, "a" + i, "c" + i, "v" + i, new Epochs(9, 1, 1, 0, 1), NOW, "k" + i, i);
            assertThat(edge.refusal(stamp, NOW)).isEqualTo(gate.refusal(stamp, NOW));
        }
    }

    @Test
    void containmentDoesNotWaitForItsSequence() {
        var stamp = share("share-1");
        var later = new FeedEvent.FloorRaised(5, NOW, Scope.asset("tour"), 1);

        gate.contain(later);
        assertThat(reason(stamp)).isEqualTo(Reason.REVOKED);
        assertThat(gate.sequence()).isZero();

        history(new Random(9), 4).forEach(this::apply);
        assertThat(gate.apply(later)).isEqualTo(IN_FORCE);
        assertThat(gate.floor(Scope.asset("tour"))).isEqualTo(1);
    }

    @Test
    void anEdgeThatHearsNothingFailsClosedByEitherClock() {
        var stamp = share("share-1");
        assertThat(lapsed(stamp, NOW)).isTrue();

        edge.load(Snapshot.empty(NOW), lease.asking(NOW), NOW);
        assertThat(lapsed(stamp, NOW.plusSeconds(5))).isFalse();
        assertThat(lapsed(stamp, NOW.plusSeconds(6))).as("asleep").isTrue();
        nanos.addAndGet(Duration.ofSeconds(6).toNanos());
        assertThat(lapsed(stamp, NOW.minusSeconds(3600))).as("clock set back").isTrue();

        assertThat(edge.apply(heartbeat(0, NOW.minusSeconds(2)), lease.asking(NOW), NOW))
                .isEqualTo(IN_FORCE);
        assertThat(lapsed(stamp, NOW)).isFalse();
        assertThat(edge.skew()).isEqualTo(Duration.ofSeconds(2));
        assertThat(edge.age(NOW.plusSeconds(3))).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void theLeaseFollowsTheRiskOfTheShare() {
        edge.load(Snapshot.empty(NOW), lease.asking(NOW), NOW);
        var later = NOW.plusSeconds(8);

        assertThat(edge.leaseLapsed(Risk.HIGH, later)).isTrue();
        assertThat(edge.leaseLapsed(Risk.MEDIUM, later)).isFalse();
        assertThat(edge.leaseLapsed(Risk.LOW, NOW.plusSeconds(20))).isFalse();
        assertThat(edge.leaseLapsed(Risk.LOW, NOW.plusSeconds(21))).isTrue();
    }

    @Test
    void anAnswerThatWasHeldBackRenewsFromWhenItWasAskedFor() {
        var asked = lease.asking(NOW);
        nanos.addAndGet(Duration.ofSeconds(9).toNanos());
        var received = NOW.plusSeconds(9);

        edge.load(Snapshot.empty(NOW), asked, received);

        assertThat(lapsed(share("share-1"), received)).isTrue();
    }

    @Test
    void aClockProvenWrongLetsTheLeaseRunOut() {
        edge.load(Snapshot.empty(NOW), lease.asking(NOW), NOW);
        var ahead = NOW.plusSeconds(3600);
        var behind = NOW.minusSeconds(3600);

        edge.apply(heartbeat(0, NOW), lease.asking(ahead), ahead);
        assertThat(edge.leaseLapsed(Risk.LOW, ahead)).isTrue();
        assertThat(edge.skew()).isEqualTo(Duration.ofHours(1));

        nanos.addAndGet(Duration.ofSeconds(21).toNanos());
        edge.apply(heartbeat(0, NOW), lease.asking(behind), behind);
        assertThat(edge.leaseLapsed(Risk.LOW, behind)).isTrue();
    }

    @Test
    void aHeartbeatCountsOnlyForAReaderThatHasEverything() {
        edge.load(Snapshot.empty(NOW), lease.asking(NOW), NOW);
        edge.apply(raise(Scope.asset("a")));
        var later = NOW.plusSeconds(20);
        var asked = lease.asking(later);

        assertThat(edge.apply(heartbeat(2, later), asked, later)).isEqualTo(GAP);
        assertThat(edge.apply(heartbeat(0, later), asked, later)).isEqualTo(BEHIND);
        assertThat(edge.leaseLapsed(Risk.HIGH, later)).isTrue();
        assertThat(edge.apply(heartbeat(1, later), asked, later)).isEqualTo(IN_FORCE);
        assertThat(edge.leaseLapsed(Risk.HIGH, later)).isFalse();
    }

    private static FeedPage heartbeat(long last, Instant at) {
        return new FeedPage(List.of(), last, at);
    }

    @Test
    void forgetsWhatGuardsNothing() {
        apply(raise(Scope.link("share-1")));
        apply(raise(Scope.asset("tour")));
        apply(new FeedEvent.SessionsDenied(++sequence, NOW, List.of(7L), NOW.plusSeconds(60)));
        apply(new FeedEvent.HoldSet(++sequence, NOW, new Hold.Frozen("share-2", NOW.plusSeconds(60))));

        gate.prune(NOW.plusSeconds(59));
        assertThat(gate.snapshot(NOW).denied().size()).isEqualTo(1);
        assertThat(gate.snapshot(NOW).holds()).hasSize(1);
        assertThat(gate.floor(Scope.link("share-1"))).isEqualTo(1);

        gate.prune(NOW.plus(Duration.ofHours(26)));
        assertThat(gate.snapshot(NOW).denied().size()).isZero();
        assertThat(gate.snapshot(NOW).holds()).isEmpty();
        assertThat(gate.floor(Scope.link("share-1"))).isZero();
        assertThat(gate.floor(Scope.asset("tour"))).isEqualTo(1);
    }

    private boolean lapsed(Stamp stamp, Instant now) {
        return edge.refusal(stamp, now)
                .filter(r -> r.reason() == Reason.LEASE_LAPSED)
                .isPresent();
    }

    private Stamp share(String id) {
        return new Stamp(id, "tour", "web", "v9f", gate.stamp("web", "tour", id, "v9f"), NOW, "k1", 7);
    }

    private Reason reason(Stamp stamp) {
        return gate.refusal(stamp, NOW).map(Refusal::reason).orElse(null);
    }

    private FeedEvent.FloorRaised raise(Scope scope) {
        return new FeedEvent.FloorRaised(++sequence, NOW, scope, gate.floor(scope) + 1);
    }

    private void apply(FeedEvent event) {
        assertThat(gate.apply(event)).isEqualTo(IN_FORCE);
    }

    private static List<FeedEvent> history(Random random, int length) {
        var events = new ArrayList<FeedEvent>();
        for (var i = 1; i <= length; i++) {
            var id = random.nextInt(50);
            var end = NOW.plusSeconds(60 + random.nextInt(9000));
            events.add(
                    switch (random.nextInt(9)) {
                        case 0 -> new FeedEvent.KeyKilled(i, NOW, "k" + id);
                        case 1 -> new FeedEvent.IssuedBefore(i, NOW, NOW.minusSeconds(id));
                        case 2 -> new FeedEvent.SessionsDenied(i, NOW, List.of((long) id, id + 1L), end);
                        case 3 -> new FeedEvent.IssuanceFrozen(i, NOW, Scope.asset("a" + id));
                        case 4 -> new FeedEvent.IssuanceThawed(i, NOW, Scope.asset("a" + id));
                        case 5 -> new FeedEvent.HoldSet(i, NOW, new Hold.Frozen("s" + id, end));
                        case 6 ->
                            new FeedEvent.HoldSet(i, NOW, new Hold.Shortened("s" + id, end, NOW.minusSeconds(id)));
                        case 7 -> new FeedEvent.HoldLifted(i, NOW, "s" + id);
                        default -> new FeedEvent.FloorRaised(i, NOW, Scope.viewer("v" + id), i);
                    });
        }
        return events;
    }
}
