package dev.sluice.telemetry.quality;

import dev.sluice.telemetry.ingest.Tiers;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Which cells stand for a time: long ones as far as they are merged, shorter ones at its edges, so that each moment is read
 * once and as few cells as will do. Where short ones are forgotten already, a long one reaches over the edge.
 */
final class Cover {
    private static final int WHOLE = 0;

    private final Handle h;
    private final int bucket;
    private final List<Piece> pieces = new ArrayList<>();

    /**
     * Cells of one length.
     *
     * @param from epoch seconds of the first
     * @param to epoch seconds, exclusive
     */
    record Piece(int seconds, long from, long to) {}

    private Cover(Handle h, int bucket) {
        this.h = h;
        this.bucket = bucket;
    }

    /** The whole time at once. */
    static List<Piece> whole(Handle h, Span span) {
        return new Cover(h, WHOLE).of(span);
    }

    /** Such that no cell lies in two buckets. */
    static List<Piece> buckets(Handle h, Span span) {
        return new Cover(h, span.bucket()).of(span);
    }

    private List<Piece> of(Span span) {
        cover(Tiers.ALL.size() - 1, span.from(), span.to());
        return pieces;
    }

    private void cover(int tier, long from, long to) {
        if (from >= to) {
            return;
        }
        int seconds = Tiers.ALL.get(tier).seconds();
        if (tier == 0) {
            pieces.add(new Piece(seconds, from, to));
        } else if (bucket % seconds == 0) {
            split(tier, seconds, from, to);
        } else {
            cover(tier - 1, from, to);
        }
    }

    private void split(int tier, int seconds, long from, long to) {
        long oldest = oldest(tier - 1);
        long begin = from < oldest ? floor(from, seconds) : ceil(from, seconds);
        long end = Math.min(to <= oldest ? ceil(to, seconds) : floor(to, seconds), merged(seconds));
        if (begin >= end) {
            cover(tier - 1, from, to);
            return;
        }
        cover(tier - 1, from, begin);
        pieces.add(new Piece(seconds, begin, end));
        cover(tier - 1, end, to);
    }

    private static long floor(long at, int seconds) {
        return at - Math.floorMod(at, seconds);
    }

    private static long ceil(long at, int seconds) {
        return Math.ceilDiv(at, seconds) * seconds;
    }

    /** Where the cells of a length begin; never, where there are none. */
    private long oldest(int tier) {
        return h.createQuery("select min(start) from cell where seconds = :seconds and mask = 0")
                .bind("seconds", Tiers.ALL.get(tier).seconds())
                .mapTo(Long.class)
                .findOne()
                .orElse(Long.MAX_VALUE);
    }

    /** Up to where the cells of a length are whole. */
    private long merged(int seconds) {
        return h.createQuery("""
                        select coalesce((select min(start) from stale where seconds = :seconds),
                          (select max(start) + :seconds from cell where seconds = :seconds and mask = 0), 0)""").bind("seconds", seconds).mapTo(Long.class).one();
    }
}
