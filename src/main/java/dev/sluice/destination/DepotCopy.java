package dev.sluice.destination;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What of a recording lies in a depot already, and putting the rest there. One thread at a time; blocks. */
final class DepotCopy {
    private final Depot depot;
    private final Recording recording;
    private final int profileSeconds;
    private final List<Segment> there = new ArrayList<>();

    /** So many segments were recorded when the copy began; an earlier copy of the show may have listed them all. */
    private final int begun;

    private int done;
    private long bytes;

    DepotCopy(Depot depot, Recording recording, int profileSeconds) {
        this.depot = depot;
        this.recording = recording;
        this.profileSeconds = profileSeconds;
        this.begun = recording.segments().size();
    }

    /** Segments that are recorded and not there. */
    int missing() {
        return recording.segments().size() - done;
    }

    /** Whether a playlist of what is there takes nothing away that an earlier copy had listed. */
    boolean goesOn() {
        return done >= begun;
    }

    /** Bytes of the segments that are there. */
    long bytes() {
        return bytes;
    }

    /** Puts the oldest of the missing segments there. */
    void putNext() throws IOException, DepotTrouble {
        var segment = recording.segments().get(done);
        Path file = recording.folder().resolve(segment.file());
        // On a disk that is nearly full a segment is only in the window, and is gone when it has left that.
        if (segment.kept() || Files.exists(file)) {
            depot.put(segment.file(), file);
            bytes += Files.size(file);
            there.add(followed(segment));
        }
        done++;
    }

    private Segment followed(Segment s) {
        boolean follows = there.isEmpty() || there.getLast().number() + 1 == s.number();
        return follows ? s : new Segment(s.number(), s.seconds(), s.at(), true, s.kept());
    }

    /**
     * Puts the playlist of what is there.
     *
     * @param whole whether nothing follows
     */
    void list(boolean whole) throws IOException, DepotTrouble {
        depot.put(LiveWindow.MEDIA, new LiveWindow(there, profileSeconds, Integer.MAX_VALUE, whole).text());
    }
}
