package dev.sluice.telemetry;

import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import dev.sluice.api.RegionTable;
import dev.sluice.audit.Audit;
import dev.sluice.store.Store;
import dev.sluice.telemetry.ingest.Regions;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table of regions as it is kept: what was loaded is in force again after a restart. Blocks on the store. */
public final class RegionTables {
    private static final Logger LOG = LoggerFactory.getLogger(RegionTables.class);

    private final Store store;
    private final Audit audit;
    private final Regions regions;
    private final Clock clock;

    private record Loaded(String csv, Instant at, String by) {}

    /** Puts in force what was loaded before. */
    public RegionTables(Store store, Audit audit, Regions regions, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.regions = regions;
        this.clock = clock;
        loaded().ifPresent(this::again);
    }

    /** A table that this version no longer takes must not keep the service from starting. */
    private void again(Loaded before) {
        try {
            regions.load(Regions.read(before.csv));
        } catch (Fault e) {
            LOG.error("The table of regions of {} is not in force: {}", before.at, e.getMessage());
        }
    }

    /** What is in force. */
    RegionTable get() {
        var loaded = loaded();
        return new RegionTable(
                regions.networks(),
                regions.regions(),
                loaded.map(Loaded::at).orElse(null),
                loaded.map(Loaded::by).orElse(null));
    }

    /** The table as it was sent; empty when there is none. */
    String csv() {
        return loaded().map(Loaded::csv).orElse("");
    }

    /**
     * Takes a table in place of the one before; viewers from now on are counted by it.
     *
     * @throws Fault {@code regions-malformed} (400) or {@code body-too-large} (413), and then nothing changes
     */
    synchronized RegionTable load(byte[] bytes, String by) {
        if (bytes.length > RegionTable.LARGEST) {
            throw new Fault(Problem.of(
                    413, "body-too-large", "A table of regions holds 8 MiB at most.", null, "Use wider networks."));
        }
        String csv = text(bytes);
        var networks = Regions.read(csv);
        store.commit(h -> {
            audit.append(h, by, "regions.load", "regions", Map.of("networks", networks.size()));
            return h.execute("insert or replace into region_table values (1, ?, ?, ?)", csv, clock.millis(), by);
        });
        regions.load(networks);
        return get();
    }

    /** Takes the table away. */
    synchronized RegionTable clear(String by) {
        store.commit(h -> {
            audit.append(h, by, "regions.clear", "regions", Map.of());
            return h.execute("delete from region_table");
        });
        regions.load(Regions.read(""));
        return get();
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Fault(
                    Problem.of(
                            400,
                            "regions-malformed",
                            "This file is no text in UTF-8; the table before stays.",
                            null,
                            "Save it as plain text with one network a line, such as 203.0.113.0/24,EU-west."),
                    e);
        }
    }

    private Optional<Loaded> loaded() {
        return store.read(h -> h.createQuery("select * from region_table")
                .map((row, ctx) -> new Loaded(
                        row.getString("csv"),
                        Instant.ofEpochMilli(row.getLong("loaded_at")),
                        row.getString("loaded_by")))
                .findOne());
    }
}
