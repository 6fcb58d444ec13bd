package dev.sluice.floors;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * Sessions that were ended, exactly: an immutable set of session indexes, forgotten by the hour once their tokens are over.
 */
public final class Denylist {
    /** Nobody. */
    public static final Denylist NONE = new Denylist(new TreeMap<>());

    /** By the full hour after their end, so that there are few sets and each goes as a whole. */
    private final SortedMap<Instant, RoaringBitmap> byEnd;

    private final RoaringBitmap all;

    private Denylist(SortedMap<Instant, RoaringBitmap> byEnd) {
        this.byEnd = byEnd;
        this.all = RoaringBitmap.or(byEnd.values().iterator());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Denylist read(List<Batch> batches) {
        var byEnd = new TreeMap<Instant, RoaringBitmap>();
        for (var batch : batches) {
            byEnd.put(batch.until, batch.bitmap());
        }
        return new Denylist(byEnd);
    }

    @JsonValue
    List<Batch> batches() {
        return byEnd.entrySet().stream()
                .map(e -> Batch.of(e.getKey(), e.getValue()))
                .toList();
    }

    boolean contains(long session) {
        return session != 0 && all.contains((int) session);
    }

    /** With more sessions, whose tokens end at {@code until} at the latest. */
    Denylist with(Collection<Long> sessions, Instant until) {
        var next = new TreeMap<>(byEnd);
        var hour = until.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        var batch = next.containsKey(hour) ? next.get(hour).clone() : new RoaringBitmap();
        sessions.forEach(s -> batch.add((int) s.longValue()));
        next.put(hour, batch);
        return new Denylist(next);
    }

    /** Without those whose tokens are over. */
    Denylist after(Instant now) {
        return byEnd.isEmpty() || byEnd.firstKey().isAfter(now)
                ? this
                : new Denylist(new TreeMap<>(byEnd.tailMap(now)));
    }

    /** How many sessions are denied. */
    public int size() {
        return all.getCardinality();
    }

    /**
     * One hour's sessions on the wire.
     *
     * @param sessions a Roaring bitmap in its portable format, base64
     */
    record Batch(Instant until, String sessions) {
        static Batch of(Instant until, RoaringBitmap bitmap) {
            var bytes = ByteBuffer.allocate(bitmap.serializedSizeInBytes());
            bitmap.serialize(bytes);
            return new Batch(until, Base64.getEncoder().encodeToString(bytes.array()));
        }

        RoaringBitmap bitmap() {
            var bitmap = new RoaringBitmap();
            try {
                bitmap.deserialize(new DataInputStream(
                        new ByteArrayInputStream(Base64.getDecoder().decode(sessions))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bitmap;
        }
    }
}
