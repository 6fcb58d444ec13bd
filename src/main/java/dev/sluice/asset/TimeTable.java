package dev.sluice.asset;

import dev.sluice.api.PreparationTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The SQL of what each stage of a preparation took. */
final class TimeTable {
    private TimeTable() {}

    /** How long the source of the first version took to arrive. */
    static void received(Handle h, String asset, long ms, long bytes) {
        h.createUpdate("""
                        insert into preparation_time (asset, version, upload_ms, upload_bytes)
                        values (:asset, 1, :ms, :bytes)""")
                .bind("asset", asset)
                .bind("ms", ms)
                .bind("bytes", bytes)
                .execute();
    }

    static void prepared(Handle h, String asset, int version, Made made) {
        h.createUpdate("""
                        insert into preparation_time (asset, version, encode_ms, manifest_ms)
                        values (:asset, :version, :encode, :manifest)
                        on conflict (asset, version)
                        do update set encode_ms = :encode, manifest_ms = :manifest, check_ms = null""")
                .bind("asset", asset)
                .bind("version", version)
                .bind("encode", made.encoding().toMillis())
                .bind("manifest", made.manifests().toMillis())
                .execute();
    }

    static void checked(Handle h, String asset, int version, long ms) {
        h.createUpdate("""
                        insert into preparation_time (asset, version, check_ms) values (:asset, :version, :ms)
                        on conflict (asset, version) do update set check_ms = :ms""")
                .bind("asset", asset)
                .bind("version", version)
                .bind("ms", ms)
                .execute();
    }

    static Optional<PreparationTimes> find(Handle h, String asset, int version) {
        return h.createQuery("select * from preparation_time where asset = :asset and version = :version")
                .bind("asset", asset)
                .bind("version", version)
                .map((row, ctx) -> row(row))
                .findOne();
    }

    private static PreparationTimes row(ResultSet row) throws SQLException {
        return new PreparationTimes(
                row.getInt("version"),
                number(row, "upload_ms"),
                number(row, "upload_bytes"),
                number(row, "encode_ms"),
                number(row, "manifest_ms"),
                number(row, "check_ms"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        var value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
