package dev.sluice.destination;

import dev.sluice.api.Destination;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.DestinationRequest;
import dev.sluice.api.Fault;
import dev.sluice.api.Finding;
import dev.sluice.api.Operator;
import dev.sluice.audit.Audit;
import dev.sluice.store.Ids;
import dev.sluice.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The catalogue of destinations. Blocks on the store; thread-safe. */
public final class Destinations {
    private static final int LONGEST_CHANNEL = 40;
    private static final int LONGEST_DELAY = 300;
    private static final int MOST_ATTEMPTS = 1000;
    private static final int LEAST_KBIT = 100;
    private static final int MOST_KBIT = 50_000;

    private final Store store;
    private final Audit audit;
    private final Clock clock;
    private final Vault vault;

    public Destinations(Store store, Audit audit, Clock clock, Vault vault) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.vault = vault;
    }

    /** All there are, the owned one first. */
    public List<Destination> list() {
        return store.read(DestinationTable::list);
    }

    /**
     * One destination, a removed one included.
     *
     * @throws Fault {@code destination-unknown} (404)
     */
    public Destination get(String id) {
        return store.read(h -> DestinationTable.find(h, id)).orElseThrow(() -> unknown(id));
    }

    /**
     * Adds one; its credential is sealed and cannot be read again.
     *
     * @throws Fault {@code name-missing}, {@code address-malformed}, {@code credential-missing}, {@code out-of-range}
     */
    public Destination add(DestinationRequest ask, Operator by) {
        if (ask.name() == null || ask.name().isBlank() || ask.name().length() > 100 || ask.kind() == null) {
            throw Fault.badRequest("name-missing", "A destination needs a kind and a name.", "Name it.");
        }
        var where = Addresses.of(ask);
        String id = Ids.readable();
        var destination = new Destination(
                id,
                ask.name().strip(),
                ask.kind(),
                where.address(),
                where.credential() != null,
                ask.bitRate() == null ? null : within("kbit/s", ask.bitRate(), LEAST_KBIT, MOST_KBIT),
                within("seconds of delay", ask.delaySeconds() == null ? 0 : ask.delaySeconds(), 0, LONGEST_DELAY),
                within("attempts", ask.attempts() == null ? 0 : ask.attempts(), 0, MOST_ATTEMPTS),
                channel(ask.name(), id),
                null,
                Instant.ofEpochMilli(clock.millis()),
                by.name());
        byte[] locked = where.credential() == null ? null : vault.seal(id, where.credential());
        return store.commit(h -> {
            DestinationTable.insert(h, destination, locked);
            audit.append(h, by.name(), "destination.add", "destination:" + id, detail(destination));
            return destination;
        });
    }

    /** Made of the name, so that people know it again; of the id where a destination or a link has that channel already. */
    private String channel(String name, String id) {
        String word =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String channel =
                word.substring(0, Math.min(word.length(), LONGEST_CHANNEL)).replaceAll("-$", "");
        boolean free = store.read(h -> DestinationTable.unused(h, channel));
        return channel.isEmpty() || !free ? id : channel;
    }

    /**
     * Takes one away with its credential; what was published to it stays in the record.
     *
     * @throws Fault {@code destination-fixed} (409) for the owned one
     */
    public Destination remove(String id, Operator by) {
        var destination = present(id);
        if (destination.kind() == DestinationKind.OWNED) {
            throw Fault.conflict("destination-fixed", "The owned player is always a destination.", null);
        }
        return store.commit(h -> {
            DestinationTable.remove(h, id, clock.millis());
            audit.append(h, by.name(), "destination.remove", "destination:" + id, detail(destination));
            return destination;
        });
    }

    /**
     * One that was not removed.
     *
     * @throws Fault {@code destination-unknown} (404)
     */
    Destination present(String id) {
        return store.read(h -> DestinationTable.find(h, id).filter(d -> !DestinationTable.removed(h, id)))
                .orElseThrow(() -> unknown(id));
    }

    /** The credential in the clear; null without one. Goes to the destination and nowhere else. */
    @Nullable
    String credential(String id) {
        return store.read(h -> DestinationTable.secret(h, id))
                .map(locked -> vault.open(id, locked))
                .orElse(null);
    }

    /** Where the files of something go; only for a folder or a bucket. */
    Depot depot(Destination destination, String folder) {
        return destination.kind() == DestinationKind.S3
                ? Bucket.at(destination.address(), String.valueOf(credential(destination.id())), folder, clock)
                : new FolderDepot(Path.of(destination.address()).resolve(folder));
    }

    /** Keeps what a test found. */
    Destination tested(String id, Finding finding, Operator by) {
        return store.commit(h -> {
            DestinationTable.tested(h, id, clock.millis(), finding);
            audit.append(h, by.name(), "destination.test", "destination:" + id, Map.of("code", finding.code()));
            return DestinationTable.find(h, id).orElseThrow(() -> unknown(id));
        });
    }

    private static Map<String, Object> detail(Destination d) {
        return Map.of("name", d.name(), "kind", DestinationTable.text(d.kind()), "address", d.address());
    }

    private static int within(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw Fault.badRequest(
                    "out-of-range",
                    "%d %s is out of range.".formatted(value, what),
                    "Choose %d to %d.".formatted(least, most));
        }
        return value;
    }

    private static Fault unknown(String id) {
        return Fault.notFound("destination-unknown", "There is no destination " + id + ".", "List the destinations.");
    }
}
