package dev.sluice.telemetry.ingest;

import dev.sluice.telemetry.session.VarInts;
import dev.sluice.telemetry.session.Viewing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/**
 * As much of a stored session as it takes to rank it among those of its cohort.
 *
 * @param row in the store
 * @param pain failed ones first, then by what the viewer waited
 * @param single numbers of its cohorts of one trait
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Glance(long row, long pain, int[] single) {

    /** Sessions attempted in a time (epoch milliseconds), newest first. */
    public static List<Glance> newest(Handle h, long from, long to, int limit) {
        return h.createQuery("""
                        select rowid, pain, cohorts from viewing where attempted_at >= :from and attempted_at < :to
                        order by attempted_at desc limit :limit""")
                .bind("from", from)
                .bind("to", to)
                .bind("limit", limit)
                .map((row, ctx) -> new Glance(row.getLong(1), row.getLong(2), unpacked(row.getBytes(3))))
                .list();
    }

    static byte[] packed(int[] single) {
        var out = new VarInts.Writer();
        IntStream.of(single).forEach(out::unsigned);
        return out.bytes();
    }

    static int[] unpacked(byte[] packed) {
        var in = new VarInts.Reader(packed);
        var single = new ArrayList<Integer>();
        while (in.more()) {
            single.add((int) in.unsigned());
        }
        return single.stream().mapToInt(Integer::intValue).toArray();
    }

    static long pain(Viewing viewing) {
        long waited = viewing.stalledMs() + (viewing.startupMs() == null ? 0 : viewing.startupMs());
        return switch (viewing.outcome()) {
            case FAILED_TO_START -> 4_000_000_000L + waited;
            case FAILED -> 3_000_000_000L + waited;
            case REFUSED, STOPPED -> 2_000_000_000L + waited;
            case LEFT_BEFORE_START -> 1_000_000_000L + waited;
            case STARTING, WATCHING, ENDED, LEFT, NOT_REPORTED -> waited;
        };
    }
}
