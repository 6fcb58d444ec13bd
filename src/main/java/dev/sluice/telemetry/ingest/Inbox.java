package dev.sluice.telemetry.ingest;

import dev.sluice.store.Store;
import dev.sluice.telemetry.cmcd.Cmcd;
import dev.sluice.telemetry.cohort.Cohorts;
import dev.sluice.telemetry.cohort.Dimension;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Where telemetry comes in; bounded for each sender, each source and in all. Safe for use from any thread. */
public final class Inbox implements AutoCloseable {
    /** Bytes of one body. */
    public static final int LARGEST_BODY = 256 << 10;

    private static final int MOST_WAITING = 32 << 20;
    /** What one source has waiting is what its own viewers wait for; others take turns with it. */
    private static final int MOST_OF_ONE = 1 << 20;

    private final Clock clock;
    private final Clients clients;
    private final Rejections rejections = new Rejections();
    private final Ingest ingest;
    private final Journal journal;
    private final Tiers tiers;
    private final Pace pace = new Pace();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<String, Integer> ofOne = new ConcurrentHashMap<>();

    private Inbox(Store store, Clock clock, Directory directory, Cohorts cohorts, Clients clients, Runnable changed) {
        this.clock = clock;
        this.clients = clients;
        ingest = new Ingest(store, clock, directory, cohorts, rejections, changed);
        tiers = new Tiers(store);
        journal = new Journal(store, ingest.start(), this::takeIn);
    }

    /**
     * Takes in what an earlier process had acknowledged, and is ready.
     *
     * @param changed told after each flush that made something visible
     */
    public static Inbox open(
            Store store, Clock clock, Directory directory, Cohorts cohorts, Clients clients, Runnable changed) {
        return new Inbox(store, clock, directory, cohorts, clients, changed);
    }

    /** The cohorts that are in the store. */
    public static Cohorts cohorts(Store store) {
        return new Cohorts(store.read(CellTable::cohorts));
    }

    /**
     * Offers a body of events.
     *
     * @param source {@code s:} and the handle of a share, or {@code c:} and the id of a collector
     * @param channel where sessions of unknown players count; null for a share's own
     * @return completes when the body will survive anything; null when the sender has to slow down
     */
    public @Nullable CompletableFuture<Void> post(
            String source, @Nullable String channel, Audience audience, byte[] bytes) {
        long now = clock.millis();
        String sender = source + ' ' + audience.address().getHostAddress();
        if (!pace.allows(sender, bytes.length, now) || !room(source, bytes.length)) {
            rejections.count("body sent too fast");
            return null;
        }
        var traits = clients.traits(audience).with(Dimension.CHANNEL, channel);
        return kept(new Body(now, source, traits, bytes));
    }

    /**
     * Takes in what a viewer of a share said at another time; for demo viewers, whose sids nobody issued.
     *
     * @param received epoch milliseconds
     */
    public CompletableFuture<Void> replay(long received, String share, Audience audience, byte[] bytes) {
        waiting.addAndGet(bytes.length);
        return kept(new Body(received, Body.DEMO + share, clients.traits(audience), bytes));
    }

    private CompletableFuture<Void> kept(Body body) {
        return journal.append(body).whenComplete((done, failure) -> {
            if (failure != null) {
                gone(body);
            }
        });
    }

    /** Takes everything about sessions of these shares out of the charts; completes when it is out. */
    public CompletableFuture<Void> forget(List<String> shares, long since) {
        var done = new CompletableFuture<Void>();
        ingest.forget(shares, since, done);
        return done;
    }

    private boolean room(String source, int bytes) {
        if (waiting.get() + bytes > MOST_WAITING || ofOne.getOrDefault(source, 0) + bytes > MOST_OF_ONE) {
            return false;
        }
        waiting.addAndGet(bytes);
        ofOne.merge(source, bytes, Integer::sum);
        return true;
    }

    private void takeIn(Work.Posted posted) {
        ingest.add(posted, () -> posted.bodies().forEach(this::gone));
    }

    private void gone(Body body) {
        waiting.addAndGet(-body.bytes().length);
        ofOne.computeIfPresent(
                body.source(), (s, bytes) -> bytes <= body.bytes().length ? null : bytes - body.bytes().length);
    }

    /** A request for media; never waits. */
    public void requested(String share, String sid, @Nullable String refusal, @Nullable Cmcd cmcd, Audience audience) {
        ingest.seen(new Work.Requested(share, sid, clock.millis(), refusal, cmcd, clients.traits(audience)));
    }

    /** A viewer whom a rule kept from starting; never waits. */
    public void turnedAway(String share, Audience audience) {
        ingest.seen(new Work.TurnedAway(share, clock.millis(), clients.traits(audience)));
    }

    /** Merges and forgets what is due; blocks on the store. */
    public void settle() {
        tiers.settle(clock.millis());
    }

    /** What was not taken in. */
    public Rejections rejections() {
        return rejections;
    }

    /** How new everything that is visible is. */
    public Freshness freshness() {
        return ingest.freshness();
    }

    @Override
    public void close() {
        ingest.close();
    }
}
