package dev.sluice.destination;

import dev.sluice.media.live.Piece;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The segments of a show as they are written. Bytes go to the disk as they come, under a name that says "not yet whole";
 * {@link Salvage} closes what a death left so. Thread-safe: the source writes, and whoever ends the show seals.
 */
final class Recording {
    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);
    private static final double CLOCK = 90_000;
    private static final double SLACK = 0.05;
    private static final double ABSURD = 120;

    private final Path folder;
    private final double target;
    private final LongSupplier free;
    private final Clock clock;
    private final Runnable closed;
    private final List<Segment> segments;
    private @Nullable Open open;
    private boolean newRun = true;
    private boolean sealed;
    private volatile @Nullable String stopped;

    /**
     * Goes on with what the folder holds.
     *
     * @param target seconds of a segment, where the source's pictures allow it
     * @param free usable bytes on the disk
     * @param closed told after a segment was added or the recording stopped, on the thread where it happened
     */
    Recording(Path folder, double target, LongSupplier free, Clock clock, Runnable closed) throws IOException {
        this.folder = folder;
        this.target = target;
        this.free = free;
        this.clock = clock;
        this.closed = closed;
        Files.createDirectories(folder);
        segments = new ArrayList<>(Salvage.recover(folder));
    }

    Path folder() {
        return folder;
    }

    /** All that is listed, in order. */
    List<Segment> segments() {
        synchronized (segments) {
            return List.copyOf(segments);
        }
    }

    /** Why nothing is kept any more; null while it is. */
    @Nullable
    String stopped() {
        return stopped;
    }

    /** Milliseconds that are kept. */
    long keptMs() {
        return keptMs(segments());
    }

    /** Milliseconds of those that are kept. */
    static long keptMs(List<Segment> segments) {
        return Math.round(segments.stream()
                        .filter(Segment::kept)
                        .mapToDouble(Segment::seconds)
                        .sum()
                * 1000);
    }

    /** The source begins anew: its clock and its coding may be others from here on. */
    synchronized void beginRun() {
        endRun();
        newRun = true;
    }

    /** The source has ended: what there is of the last segment is closed. */
    synchronized void endRun() {
        Open now = open;
        if (now != null) {
            close(now, now.last + now.frame());
        }
    }

    /** The show is over: what there is of the last segment is closed, and nothing more is taken. */
    synchronized void seal() {
        endRun();
        sealed = true;
    }

    synchronized void accept(Piece piece) {
        if (sealed) {
            return;
        }
        try {
            cut(piece);
            if (open != null) {
                open.write(piece);
            }
        } catch (IOException e) {
            LOG.warn("The recording cannot be written", e);
            stop("The disk cannot be written to; what was recorded before is kept.");
            open = null;
        }
    }

    private void cut(Piece piece) throws IOException {
        if (!piece.key()) {
            return;
        }
        Open now = open;
        if (now == null) {
            open = begin(piece.first());
            return;
        }
        double seconds = (piece.first() - now.first) / CLOCK;
        if (seconds <= 0 || seconds > ABSURD) {
            beginRun();
            open = begin(piece.first());
        } else if (seconds + (seconds - now.lastKey) > target + SLACK) {
            close(now, piece.first());
            open = begin(piece.first());
        } else {
            now.lastKey = seconds;
        }
    }

    private Open begin(long first) throws IOException {
        if (stopped == null && free.getAsLong() < Disk.FLOOR) {
            stop("The disk is nearly full: recording has stopped, what was recorded before is kept.");
        }
        var before = segments.isEmpty() ? null : segments.getLast();
        boolean gap = newRun && before != null;
        Instant at = newRun || before == null ? clock.instant() : before.at().plus(length(before.seconds()));
        newRun = false;
        long number = before == null ? 0 : before.number() + 1;
        Path part = folder.resolve(Segment.name(number) + (gap ? Salvage.GAP_PART : Salvage.PART));
        return new Open(number, at, gap, first, part);
    }

    private void close(Open now, long end) {
        open = null;
        try {
            now.channel.close();
            double seconds = (end - now.first) / CLOCK;
            if (seconds <= 0) {
                Files.delete(now.part);
                return;
            }
            var segment = new Segment(now.number, seconds, now.at, now.gap, stopped == null);
            Files.move(now.part, folder.resolve(segment.file()), StandardCopyOption.ATOMIC_MOVE);
            SegmentIndex.append(folder, segment);
            synchronized (segments) {
                segments.add(segment);
            }
        } catch (IOException e) {
            LOG.warn("A segment cannot be closed", e);
            stop("The disk cannot be written to; what was recorded before is kept.");
        }
        closed.run();
    }

    /** Deletes what was never kept and has left the window. */
    void forgetBefore(long number) {
        for (Segment segment : segments()) {
            if (segment.number() < number && !segment.kept()) {
                try {
                    Files.deleteIfExists(folder.resolve(segment.file()));
                } catch (IOException e) {
                    LOG.warn("A segment stays behind: {}", segment.file(), e);
                }
            }
        }
    }

    private void stop(String why) {
        if (stopped == null) {
            stopped = why;
            closed.run();
        }
    }

    private static Duration length(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    /** The segment that is being written. */
    private static final class Open {
        final long number;
        final Instant at;
        final boolean gap;
        final long first;
        final Path part;
        final FileChannel channel;
        double lastKey;
        long last;
        int pictures;

        Open(long number, Instant at, boolean gap, long first, Path part) throws IOException {
            this.number = number;
            this.at = at;
            this.gap = gap;
            this.first = first;
            this.last = first;
            this.part = part;
            channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        }

        void write(Piece piece) throws IOException {
            var bytes = ByteBuffer.wrap(piece.bytes());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            last = Math.max(last, piece.last());
            pictures += piece.pictures();
        }

        /** Mean distance of two pictures, 90 kHz. */
        long frame() {
            return pictures < 2 ? 0 : (last - first) / (pictures - 1);
        }
    }
}
