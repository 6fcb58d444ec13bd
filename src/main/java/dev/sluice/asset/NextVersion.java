package dev.sluice.asset;

import dev.sluice.api.AssetState;
import dev.sluice.api.Problem;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * A version that is being prepared beside the one that is served, and the SQL of it.
 *
 * @param asset its id
 * @param version the next one's number
 * @param profile it is prepared for
 */
record NextVersion(String asset, int version, String profile) {

    /** Those that were under way when the service stopped, and are now. */
    static List<NextVersion> all(Handle h) {
        return h.createQuery(
                        "select id, next_version, next_profile from asset where next_version is not null order by created_at")
                .map((row, ctx) ->
                        new NextVersion(row.getString("id"), row.getInt("next_version"), row.getString("next_profile")))
                .list();
    }

    void begin(Handle h) {
        h.createUpdate("""
                        update asset set next_version = :version, next_profile = :profile, failure = null
                        where id = :asset""")
                .bind("version", version)
                .bind("profile", profile)
                .bind("asset", asset)
                .execute();
    }

    /**
     * Puts it in the place of the version before. What is published stays so, and what was withdrawn; anything else is what
     * the report says.
     */
    void take(Handle h, long durationMs, boolean ready) {
        h.createUpdate("""
                        update asset set version = :version, profile = :profile, duration_ms = :ms, failure = null,
                          state = case when state in ('published', 'withdrawn') then state else :state end,
                          next_version = null, next_profile = null
                        where id = :asset""")
                .bind("version", version)
                .bind("profile", profile)
                .bind("ms", durationMs)
                .bind("state", ready ? "ready" : "not_ready")
                .bind("asset", asset)
                .execute();
    }

    /** Leaves the version before where it is, and says why. */
    void refuse(Handle h, Problem why) {
        h.createUpdate("update asset set failure = :why, next_version = null, next_profile = null where id = :asset")
                .bind("why", AssetTable.json(why))
                .bind("asset", asset)
                .execute();
    }

    /** Leaves the version before where it is, because somebody wanted it so. */
    void forget(Handle h) {
        h.createUpdate("update asset set next_version = null, next_profile = null where id = :asset")
                .bind("asset", asset)
                .execute();
    }

    /** Whether a version that is not ready may still come in place of one in that state: nothing is lost by it. */
    static boolean replaces(AssetState state) {
        return state == AssetState.NOT_READY;
    }
}
