package dev.sluice.telemetry.ingest;

import java.net.InetAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which region a viewer's network is in: by the table that a user loaded, else by that of demo viewers. */
public final class Regions {
    private static final Networks NONE = new Networks();

    private volatile Networks loaded = NONE;
    private volatile Networks invented = NONE;

    /**
     * Reads a table; nothing changes by it.
     *
     * @param csv lines of {@code prefix,region}; empty for no network
     * @throws dev.sluice.api.Fault {@code regions-malformed} (400) with the lines that are wrong
     */
    public static Networks read(String csv) {
        return NetworkLines.read(csv);
    }

    /** Takes a table in place of the one before. */
    public void load(Networks networks) {
        loaded = networks;
    }

    /** The same for networks that demo viewers come from; what a user loaded goes before. */
    public void invent(Networks networks) {
        invented = networks;
    }

    /** How many networks were loaded. */
    public int networks() {
        return loaded.size();
    }

    /** How many of them each region has. */
    public Map<String, Integer> regions() {
        return loaded.regions();
    }

    /** The region of an address; null when no network holds it. */
    public @Nullable String of(InetAddress address) {
        var region = loaded.of(address);
        return region != null ? region : invented.of(address);
    }
}
