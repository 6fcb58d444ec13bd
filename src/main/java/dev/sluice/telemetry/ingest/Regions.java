package dev.sluice.telemetry.ingest;

import dev.sluice.api.Fault;
import dev.sluice.token.IpPrefix;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of networks and the regions they are in, which a user loads; the longest prefix wins. */
public final class Regions {
    private static final int MOST = 20_000;
    private static final int LONGEST_NAME = 40;

    private volatile List<Row> rows = List.of();

    private record Row(IpPrefix prefix, String region) {}

    /**
     * Takes lines of {@code prefix,region} in place of those before; empty lines and such that begin with # are skipped.
     *
     * @throws Fault {@code regions-malformed} (400), and then nothing changes
     */
    public void load(String csv) {
        var read = new ArrayList<Row>();
        int number = 0;
        for (String line : csv.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                read.add(row(line, number));
            }
        }
        if (read.size() > MOST) {
            throw malformed("There are more than " + MOST + " networks.");
        }
        read.sort(Comparator.comparingInt((Row row) -> row.prefix.bits()).reversed());
        rows = List.copyOf(read);
    }

    /** Whether no network is known. */
    public boolean empty() {
        return rows.isEmpty();
    }

    private static Row row(String line, int number) {
        int comma = line.indexOf(',');
        if (comma < 0 || line.length() - comma > LONGEST_NAME) {
            throw malformed("Line " + number + " is not a network, a comma and a short name.");
        }
        try {
            return new Row(
                    IpPrefix.parse(line.substring(0, comma).strip()),
                    line.substring(comma + 1).strip());
        } catch (Fault e) {
            throw malformed("Line " + number + ": " + e.getMessage());
        }
    }

    private static Fault malformed(String why) {
        return Fault.badRequest("regions-malformed", why, "Write lines such as 203.0.113.0/24,EU-west.");
    }

    /** The region of an address; null when no network holds it. */
    @Nullable
    String of(InetAddress address) {
        for (Row row : rows) {
            if (row.prefix.contains(address)) {
                return row.region;
            }
        }
        return null;
    }
}
