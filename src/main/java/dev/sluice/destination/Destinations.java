package dev.sluice.destination;

import dev.sluice.access.Operators;
import dev.sluice.api.Destination;
import dev.sluice.api.DestinationChange;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.DestinationRequest;
import dev.sluice.api.Fault;
import dev.sluice.api.Finding;
import dev.sluice.api.Operator;
import dev.sluice.api.Role;
import dev.sluice.audit.Audit;
import dev.sluice.store.Ids;
import dev.sluice.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The catalogue of destinations. Blocks on the store; thread-safe. */
public final class Destinations {
    private static final String PLACE = "destination:";

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
     * @throws Fault {@code kind-missing}, {@code name-malformed}, {@code address-malformed}, {@code credential-missing},
     *     {@code out-of-range}, {@code only-ingests}; {@code role-missing} (403) for a folder
     */
    public Destination add(DestinationRequest ask, Operator by) {
        if (ask.kind() == null) {
            throw Fault.badRequest(
                    "kind-missing", "A destination needs a kind.", "Choose rtmp, srt, webhook, folder or s3.");
        }
        reach(ask.kind(), by);
        var where = Addresses.of(ask.kind(), ask.address(), ask.credential());
        String id = Ids.readable();
        String name = Terms.name(ask.name(), Destination.place(ask.kind(), where.address()));
        var bitRate = Terms.bitRate(ask.kind(), ask.bitRate());
        int delay = Terms.delay(ask.kind(), ask.delaySeconds());
        var reconnects = Terms.reconnects(ask.reconnects());
        byte[] locked = locked(id, where);
        return store.commit(h -> {
            var destination = new Destination(
                    id,
                    name,
                    ask.kind(),
                    where.address(),
                    locked != null,
                    bitRate,
                    delay,
                    reconnects,
                    freeChannel(h, name, id),
                    null,
                    Instant.ofEpochMilli(clock.millis()),
                    by.name());
            DestinationTable.insert(h, destination, locked);
            audit.append(h, by.name(), "destination.add", PLACE + id, detail(destination));
            return destination;
        });
    }

    /** A folder reaches anything the service may write, so it takes an admin to name one. */
    private static void reach(DestinationKind kind, Operator by) {
        if (kind == DestinationKind.FOLDER) {
            Operators.require(by, Role.ADMIN);
        }
    }

    /** Of the id where a destination or a link has the channel of the name already. */
    private static String freeChannel(Handle h, String name, String id) {
        String channel = Terms.channelOf(name);
        return channel.isEmpty() || !DestinationTable.unused(h, channel) ? id : channel;
    }

    /**
     * Changes what {@code ask} names. What was proven of another address or credential is forgotten.
     *
     * @throws Fault {@code destination-fixed} (409) for the owned one, {@code channel-taken} (409), and as {@link #add}
     */
    public Destination change(String id, DestinationChange ask, Operator by) {
        return store.commit(h -> {
            var now = DestinationTable.present(h, id).orElseThrow(() -> unknown(id));
            if (now.kind() == DestinationKind.OWNED) {
                throw fixed();
            }
            var where = elsewhere(now, ask);
            if (where != null) {
                reach(now.kind(), by);
            }
            var changed = new Destination(
                    id,
                    blank(ask.name()) ? now.name() : Terms.name(ask.name(), now.name()),
                    now.kind(),
                    where == null ? now.address() : where.address(),
                    where == null ? now.credential() : where.credential() != null,
                    ask.bitRate() == null ? now.bitRate() : Terms.bitRate(now.kind(), ask.bitRate()),
                    ask.delaySeconds() == null ? now.delaySeconds() : Terms.delay(now.kind(), ask.delaySeconds()),
                    ask.reconnects() == null ? now.reconnects() : Terms.reconnects(ask.reconnects()),
                    channel(h, now, ask.channel()),
                    where == null ? now.tested() : null,
                    now.createdAt(),
                    now.createdBy());
            DestinationTable.change(h, changed);
            if (where != null) {
                DestinationTable.moved(h, id, locked(id, where));
            }
            audit.append(h, by.name(), "destination.change", PLACE + id, detail(changed));
            return changed;
        });
    }

    /** Null where neither address nor credential changes. A kept credential is never sent to another address. */
    private static @Nullable Addresses elsewhere(Destination now, DestinationChange ask) {
        boolean same =
                blank(ask.address()) || String.valueOf(ask.address()).strip().equals(now.address());
        return same && blank(ask.credential())
                ? null
                : Addresses.of(now.kind(), same ? now.address() : ask.address(), ask.credential());
    }

    private static String channel(Handle h, Destination now, @Nullable String asked) {
        String channel = blank(asked) ? String.valueOf(now.channel()) : Terms.channel(String.valueOf(asked));
        if (!channel.equals(now.channel()) && DestinationTable.hasChannel(h, channel)) {
            throw Fault.conflict(
                    "channel-taken", "Another destination has the channel " + channel + ".", "Choose another word.");
        }
        return channel;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private byte @Nullable [] locked(String id, Addresses where) {
        return where.credential() == null ? null : vault.seal(id, where.credential());
    }

    /**
     * Takes one away with its credential; what was published to it stays in the record, and nothing more is.
     *
     * @param because why shows that are on or to come go there no more
     * @throws Fault {@code destination-fixed} (409) for the owned one
     */
    Destination remove(String id, String because, Operator by) {
        var destination = present(id);
        if (destination.kind() == DestinationKind.OWNED) {
            throw fixed();
        }
        return store.commit(h -> {
            DestinationTable.remove(h, id, clock.millis());
            PublicationTable.left(h, id, because, clock.millis());
            audit.append(h, by.name(), "destination.remove", PLACE + id, detail(destination));
            return destination;
        });
    }

    /**
     * One that was not removed.
     *
     * @throws Fault {@code destination-unknown} (404)
     */
    Destination present(String id) {
        return store.read(h -> DestinationTable.present(h, id)).orElseThrow(() -> unknown(id));
    }

    /** Whether links of this channel are given out at a destination, one that was removed included. */
    public boolean hasChannel(String channel) {
        return store.read(h -> DestinationTable.hasChannel(h, channel));
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
            audit.append(h, by.name(), "destination.test", PLACE + id, Map.of("code", finding.code()));
            return DestinationTable.find(h, id).orElseThrow(() -> unknown(id));
        });
    }

    private static Map<String, Object> detail(Destination d) {
        return Map.of("name", d.name(), "kind", DestinationTable.text(d.kind()), "address", d.place());
    }

    private static Fault fixed() {
        return Fault.conflict("destination-fixed", "The owned player is always a destination, as it is.", null);
    }

    private static Fault unknown(String id) {
        return Fault.notFound("destination-unknown", "There is no destination " + id + ".", "List the destinations.");
    }
}
