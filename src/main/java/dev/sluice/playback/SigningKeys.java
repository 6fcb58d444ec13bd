package dev.sluice.playback;

import dev.sluice.api.Fault;
import dev.sluice.audit.Audit;
import dev.sluice.store.Store;
import dev.sluice.token.KeyRing;
import dev.sluice.token.KeyState;
import dev.sluice.token.SigningKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The key ring and where it is kept. Every act is stored before it is answered. */
public final class SigningKeys {
    private final Store store;
    private final Audit audit;
    private final Clock clock;
    private final KeyRing ring;

    private SigningKeys(Store store, Audit audit, Clock clock, KeyRing ring) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.ring = ring;
    }

    /** Reads the ring of a workspace, or makes its first keys. */
    public static SigningKeys open(Store store, Audit audit, Clock clock) {
        List<SigningKey> kept = store.read(SigningKeys::read);
        var ring = kept.isEmpty() ? KeyRing.generate(clock.instant()) : new KeyRing(kept, clock.instant());
        var keys = new SigningKeys(store, audit, clock, ring);
        if (kept.isEmpty()) {
            keys.keep("system", "key.generate", ring.active().kid());
        }
        return keys;
    }

    public KeyRing ring() {
        return ring;
    }

    /**
     * One key.
     *
     * @throws Fault {@code key-unknown}
     */
    public SigningKey find(String kid) {
        return ring.keys().stream()
                .filter(key -> key.kid().equals(kid))
                .findFirst()
                .orElseThrow(() -> Fault.notFound(
                        "key-unknown", "There is no signing key with this id.", "Copy the id from the list of keys."));
    }

    /** The next key signs from now on; sessions that play are not disturbed. */
    public void rotate(String by) {
        var before = ring.keys();
        ring.rotate(clock.instant());
        keepOrTakeBack(before, by, "key.rotate", ring.active().kid());
    }

    /** Forgets a retiring key whose last token has ended. */
    void retire(String kid, String by) {
        var before = ring.keys();
        ring.retire(kid, clock.instant());
        keepOrTakeBack(before, by, "key.retire", kid);
    }

    /** What could not be written has not happened; a kill is never taken back. */
    private void keepOrTakeBack(List<SigningKey> before, String by, String act, String kid) {
        try {
            keep(by, act, kid);
        } catch (RuntimeException e) {
            ring.replace(before, clock.instant());
            throw e;
        }
    }

    /** Refuses everything a key has signed, for good. */
    public void kill(String kid, String by) {
        ring.kill(kid, clock.instant());
        keep(by, "key.kill", kid);
    }

    private void keep(String by, String act, String kid) {
        store.commit(h -> {
            h.execute("delete from signing_key");
            ring.keys().forEach(key -> insert(h, key));
            audit.append(h, by, act, "signing-key:" + kid, Map.of());
            return kid;
        });
    }

    private static void insert(Handle h, SigningKey key) {
        h.createUpdate("insert into signing_key values (:kid, :state, :jwk, :since)")
                .bind("kid", key.kid())
                .bind("state", key.state().name())
                .bind("jwk", key.privateJwk())
                .bind("since", key.since().toEpochMilli())
                .execute();
    }

    private static List<SigningKey> read(Handle h) {
        return h.createQuery("select * from signing_key order by changed_at, kid")
                .map((row, ctx) -> SigningKey.imported(
                        row.getString("jwk"),
                        KeyState.valueOf(row.getString("state")),
                        Instant.ofEpochMilli(row.getLong("changed_at"))))
                .list();
    }
}
