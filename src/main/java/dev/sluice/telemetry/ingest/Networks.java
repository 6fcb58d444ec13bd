package dev.sluice.telemetry.ingest;

import dev.sluice.token.IpPrefix;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Regions by network; the longest prefix wins. It is asked for every request of every viewer, so it looks up once for each
 * length of prefix there is and never goes through the networks.
 */
public final class Networks {
    private static final int V4 = 32;

    private final NavigableMap<Integer, Map<Bits, String>> v4 = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Integer, Map<Bits, String>> v6 = new TreeMap<>(Comparator.reverseOrder());
    private int size;

    Networks() {}

    /** The first bits of an address, the rest nought. */
    private record Bits(long high, long low) {
        static Bits of(InetAddress address) {
            var bytes = ByteBuffer.wrap(address.getAddress());
            return bytes.remaining() == Integer.BYTES
                    ? new Bits((long) bytes.getInt() << V4, 0)
                    : new Bits(bytes.getLong(), bytes.getLong());
        }

        Bits first(int length) {
            return length <= Long.SIZE
                    ? new Bits(high & mask(length), 0)
                    : new Bits(high, low & mask(length - Long.SIZE));
        }

        private static long mask(int length) {
            return length == 0 ? 0 : -1L << (Long.SIZE - length);
        }
    }

    /** Adds a network; answers the region it had before, null when it is new. */
    @Nullable
    String put(IpPrefix prefix, String region) {
        var before = family(prefix.network())
                .computeIfAbsent(prefix.bits(), length -> new HashMap<>())
                .put(Bits.of(prefix.network()).first(prefix.bits()), region);
        if (before == null) {
            size++;
        }
        return before;
    }

    /** The region of an address; null when no network holds it. */
    @Nullable
    String of(InetAddress address) {
        var bits = Bits.of(address);
        for (var length : family(address).entrySet()) {
            var region = length.getValue().get(bits.first(length.getKey()));
            if (region != null) {
                return region;
            }
        }
        return null;
    }

    private NavigableMap<Integer, Map<Bits, String>> family(InetAddress address) {
        return address.getAddress().length == Integer.BYTES ? v4 : v6;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** How many networks each region has. */
    Map<String, Integer> regions() {
        var regions = new TreeMap<String, Integer>();
        v4.values().forEach(networks -> networks.values().forEach(region -> regions.merge(region, 1, Integer::sum)));
        v6.values().forEach(networks -> networks.values().forEach(region -> regions.merge(region, 1, Integer::sum)));
        return regions;
    }
}
