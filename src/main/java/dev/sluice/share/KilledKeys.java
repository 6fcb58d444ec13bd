package dev.sluice.share;

import dev.sluice.api.InspectedShare;
import dev.sluice.floors.Scope;
import dev.sluice.store.Store;
import java.time.Instant;
import java.util.Optional;

/** Signing keys that are not trusted any more; what is known of them outlives the key. */
public final class KilledKeys {
    private final Store store;

    public KilledKeys(Store store) {
        this.store = store;
    }

    /** Who killed the key of this id, when and why; empty where nobody did. */
    public Optional<InspectedShare.KilledKey> find(String kid) {
        return store.read(h -> h.createQuery("select raised_at, raised_by, run, reason from floor where scope = :scope")
                .bind("scope", Scope.Kind.KEY.word() + ":" + kid)
                .map((row, ctx) -> new InspectedShare.KilledKey(
                        kid,
                        Instant.ofEpochMilli(row.getLong("raised_at")),
                        row.getString("raised_by"),
                        row.getString("run"),
                        row.getString("reason")))
                .findOne());
    }
}
