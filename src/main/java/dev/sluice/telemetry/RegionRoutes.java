package dev.sluice.telemetry;

import dev.sluice.api.Fault;
import dev.sluice.api.RegionOf;
import dev.sluice.api.RegionTable;
import dev.sluice.api.Role;
import dev.sluice.http.Call;
import dev.sluice.http.Reply;
import dev.sluice.http.Route;
import dev.sluice.telemetry.ingest.Regions;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/** The control API of the table that says which region a viewer's network is in. */
public final class RegionRoutes {
    private static final String PATH = "/api/v1/quality/regions";

    private final RegionTables tables;
    private final Regions regions;

    public RegionRoutes(RegionTables tables, Regions regions) {
        this.tables = tables;
        this.regions = regions;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, Role.SUPPORT, "The table of regions in short", RegionTable.class, call -> tables.get()),
                Route.get(PATH + "/table", Role.SUPPORT, "The table of regions as text/csv", null, this::csv),
                Route.get(PATH + "/of", Role.SUPPORT, "The region of an address", RegionOf.class, this::of)
                        .reads("address", "An IPv4 or IPv6 address"),
                new Route(
                        "PUT",
                        PATH,
                        Role.ADMIN,
                        "Loads a table of regions: text/csv, one network and its region a line, 8 MiB at most",
                        null,
                        RegionTable.class,
                        this::load),
                new Route(
                        "DELETE",
                        PATH,
                        Role.ADMIN,
                        "Takes the table of regions away",
                        null,
                        RegionTable.class,
                        call -> tables.clear(call.operator().name())));
    }

    private Object csv(Call call) {
        return Reply.text(200, "text/csv; charset=utf-8", tables.csv()).with("Cache-Control", "no-store");
    }

    private Object load(Call call) throws IOException {
        byte[] bytes = call.stream().readNBytes(RegionTable.LARGEST + 1);
        return tables.load(bytes, call.operator().name());
    }

    private Object of(Call call) {
        String address = call.query("address").orElse("");
        try {
            return new RegionOf(address, regions.of(InetAddress.ofLiteral(address)));
        } catch (IllegalArgumentException e) {
            throw Fault.badRequest(
                    "address-malformed", "This is no IPv4 or IPv6 address.", "Write 203.0.113.7 or 2001:db8::7.");
        }
    }
}
