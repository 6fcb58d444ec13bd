package dev.sluice.telemetry.ingest;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many records and bodies were not taken in, by reason, since the service started. */
public final class Rejections {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String reason) {
        counts.computeIfAbsent(reason, r -> new LongAdder()).increment();
    }

    /** By reason; reasons are a fixed few. */
    public Map<String, Long> counts() {
        var all = new TreeMap<String, Long>();
        counts.forEach((reason, count) -> all.put(reason, count.sum()));
        return all;
    }
}
