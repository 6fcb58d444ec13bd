package dev.sluice.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Fault;
import dev.sluice.api.RegionTable;
import dev.sluice.audit.Audit;
import dev.sluice.store.Store;
import dev.sluice.telemetry.ingest.Regions;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of regions, good and hostile, and what a restart finds. */
class RegionTablesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-03T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Store store;
    private Regions regions;
    private RegionTables tables;

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("sluice.db"));
        restart();
    }

    private void restart() {
        regions = new Regions();
        tables = new RegionTables(store, new Audit(store, CLOCK), regions, CLOCK);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void load(String csv) {
        tables.load(csv.getBytes(StandardCharsets.UTF_8), "ada");
    }

    private @Nullable String of(String address) {
        return regions.of(InetAddress.ofLiteral(address));
    }

    @Test
    void theLongestPrefixWinsInBothFamiliesAndARestartKeepsIt() {
        load("""
                \uFEFFnetwork,region
                # ours
                0.0.0.0/0,world
                203.0.113.0/24,EU-west
                203.0.113.128/25,"EU, north"

                2001:db8::/32,US
                2001:db8:0:0:1::/80,US-lab
                2001:db8::7,one house
                """);
        restart();
        assertThat(of("198.51.100.1")).isEqualTo("world");
        assertThat(of("203.0.113.127")).isEqualTo("EU-west");
        assertThat(of("203.0.113.128")).isEqualTo("EU, north");
        assertThat(of("2001:db8:1::1")).isEqualTo("US");
        assertThat(of("2001:db8::1:0:0:1")).isEqualTo("US-lab");
        assertThat(of("2001:db8::7")).isEqualTo("one house");
        assertThat(of("2001:db9::7")).isNull();
        assertThat(of("::ffff:203.0.113.1")).isEqualTo("EU-west");
        assertThat(tables.get().networks()).isEqualTo(6);
        assertThat(tables.get().loadedBy()).isEqualTo("ada");
        assertThat(tables.get().regions()).containsEntry("EU-west", 1);

        tables.clear("ada");
        restart();
        assertThat(of("203.0.113.1")).isNull();
        assertThat(tables.get().loadedAt()).isNull();
    }

    @Test
    void aBadLineIsNamedAndNothingChanges() {
        load("198.51.100.0/24,US\n");
        refused("203.0.113.0/24;EU", "Line 1 has no comma between network and region.");
        refused(
                "a,b\n203.0.113.0/33,EU",
                "Line 1 does not begin with a network. Line 2 does not begin with a network.");
        refused("203.0.113.0/24,", "Line 1 needs a region of 1 to 40 characters.");
        refused("203.0.113.0/24,E\u0007U", "Line 1 holds a character that is no text.");
        refused("203.0.113.0/24,EU\n203.0.113.9/24,US\n", "Line 2 says US of 203.0.113.9/24, a line before says EU.");
        refused("x".repeat(1 << 20), "Line 1 has more than 200 characters.");
        assertThatThrownBy(() -> load("nonsense\n".repeat(50_000)))
                .isInstanceOfSatisfying(
                        Fault.class,
                        fault -> assertThat(fault.problem().detail())
                                .startsWith("Line 1 has no comma")
                                .endsWith(
                                        "Line 10 has no comma between network and region. The lines after that were not read."));
        assertThatThrownBy(() -> tables.load(new byte[] {'1', (byte) 0xff, ','}, "ada"))
                .hasMessageContaining("no text in UTF-8");
        assertThatThrownBy(() -> tables.load(new byte[RegionTable.LARGEST + 1], "ada"))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("body-too-large"));
        assertThat(of("198.51.100.1")).isEqualTo("US");
        restart();
        assertThat(of("198.51.100.1")).isEqualTo("US");
    }

    private void refused(String csv, String detail) {
        assertThatThrownBy(() -> load(csv))
                .isInstanceOfSatisfying(
                        Fault.class,
                        fault -> assertThat(fault.problem().detail()).isEqualTo(detail));
    }
}
