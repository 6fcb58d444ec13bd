package dev.sluice.client;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.sluice.api.Alert;
import dev.sluice.api.AlertRule;
import dev.sluice.api.Fault;
import dev.sluice.api.RegionOf;
import dev.sluice.api.RegionTable;
import dev.sluice.api.Slo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** The routes of what viewers should get: targets, alerts and regions. */
public final class QualityGoals {
    private static final String QUALITY = "quality";
    private static final String REGIONS = "regions";

    private final Wire wire;

    QualityGoals(Wire wire) {
        this.wire = wire;
    }

    /** All targets. */
    public List<Slo> slos() {
        return wire.get(wire.url(QUALITY, "slos"), new TypeReference<>() {});
    }

    /** Sets a target. */
    public Slo setSlo(Slo slo) {
        return wire.put(wire.url(QUALITY, "slos"), slo, new TypeReference<>() {});
    }

    /** The table of regions in short. */
    public RegionTable regions() {
        return wire.get(wire.url(QUALITY, REGIONS), new TypeReference<>() {});
    }

    /** The table of regions as it was loaded. */
    public String regionTable() {
        return new String(wire.bytes(wire.url(QUALITY, REGIONS, "table")), StandardCharsets.UTF_8);
    }

    /**
     * Loads a table of regions: one network, a comma and its region a line.
     *
     * @throws Fault {@code file-unreadable}, {@code body-too-large}, or what is wrong with its lines
     */
    public RegionTable loadRegions(Path csv) {
        var body = RequestBody.create(bytes(csv), MediaType.get("text/csv"));
        return wire.read(
                new Request.Builder().url(wire.url(QUALITY, REGIONS)).put(body).build(), new TypeReference<>() {});
    }

    private static byte[] bytes(Path csv) {
        try (var file = Files.newInputStream(csv)) {
            byte[] bytes = file.readNBytes(RegionTable.LARGEST + 1);
            if (bytes.length > RegionTable.LARGEST) {
                throw Fault.badRequest(
                        "body-too-large", "A table of regions holds 8 MiB at most.", "Use wider networks.");
            }
            return bytes;
        } catch (IOException e) {
            throw Fault.failed("file-unreadable", "The file cannot be read: " + csv, "Check its name.", e);
        }
    }

    /** Takes the table of regions away. */
    public RegionTable clearRegions() {
        return wire.delete(wire.url(QUALITY, REGIONS), new TypeReference<>() {});
    }

    /** The region of an address. */
    public RegionOf regionOf(String address) {
        var url = wire.url(QUALITY, REGIONS, "of").newBuilder().addQueryParameter("address", address);
        return wire.get(url.build(), new TypeReference<>() {});
    }

    /** Alerts, those that are not over first. */
    public List<Alert> alerts(int limit) {
        var url = wire.url(QUALITY, "alerts").newBuilder().addQueryParameter("limit", Integer.toString(limit));
        return wire.get(url.build(), new TypeReference<>() {});
    }

    /** When operators are told. */
    public List<AlertRule> alertRules() {
        return wire.get(wire.url(QUALITY, "alert-rules"), new TypeReference<>() {});
    }

    /** Adds a rule, or replaces the one of its id. */
    public AlertRule putAlertRule(AlertRule rule) {
        return wire.put(wire.url(QUALITY, "alert-rules"), rule, new TypeReference<>() {});
    }

    /** Removes a rule. */
    public AlertRule removeAlertRule(String id) {
        return wire.delete(wire.url(QUALITY, "alert-rules", id), new TypeReference<>() {});
    }
}
