package dev.sluice.destination;

import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.api.Severity;
import dev.sluice.api.Show;
import dev.sluice.media.live.LiveChild;
import dev.sluice.media.live.Piece;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** One running show: its source, its recording, its destinations. Thread-safe. */
final class LiveShow implements SourceFeed.Listener {
    /** Segments in the window before it is checked and may be shared. */
    private static final int ENOUGH = 3;

    /** Players may ask for what has just left the window (RFC 8216 6.2.2). */
    private static final int GRACE = 8;

    /** After so many segments codecs and bit rates are known well enough to be written anew only now and then. */
    private static final int SETTLED = 30;

    private final ShowRow row;
    private final Recording recording;
    private final Chorus chorus;
    private final List<Outlet> outlets = new CopyOnWriteArrayList<>();
    private final AtomicBoolean checked = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicBoolean live = new AtomicBoolean();
    private final AtomicBoolean unrecorded = new AtomicBoolean();
    private volatile @Nullable SourceFeed feed;
    private volatile String window = "";
    private volatile String multivariant = "";
    private volatile List<Segment> listed = List.of();
    private volatile String parameters = "";
    private boolean began;

    /** What a running show tells those around it; on the thread where it happens, which must not be held. */
    interface Chorus {
        void event(LiveShow show, @Nullable String destination, Severity severity, String code, String sentence);

        /** The first picture has come. */
        void live(LiveShow show);

        /** Nothing is recorded any more. */
        void unrecorded(LiveShow show, String sentence);

        /** The window can be checked. */
        void window(LiveShow show);

        /** The source is over. */
        void over(LiveShow show, boolean everLive, String code, String sentence);
    }

    LiveShow(ShowRow row, Recording recording, Chorus chorus) {
        this.row = row;
        this.recording = recording;
        this.chorus = chorus;
        if (!recording.segments().isEmpty()) {
            list(false);
        }
    }

    ShowRow row() {
        return row;
    }

    Recording recording() {
        return recording;
    }

    Path folder() {
        return recording.folder().resolveSibling("");
    }

    List<Outlet> outlets() {
        return List.copyOf(outlets);
    }

    Optional<Outlet> outlet(String destination) {
        return outlets.stream()
                .filter(o -> o.destination().id().equals(destination))
                .findFirst();
    }

    void add(Outlet outlet) {
        outlets.add(outlet);
    }

    /** Replaces one that was stopped. */
    void remove(Outlet outlet) {
        outlets.remove(outlet);
    }

    /** True once: when the first picture has come. */
    boolean goesLive() {
        return live.compareAndSet(false, true);
    }

    /** One that was ended meanwhile does not begin to read it. */
    void follow(SourceFeed source) {
        feed = source;
        if (over.get()) {
            source.close();
        }
    }

    Show.@Nullable Input input() {
        var now = feed;
        return now == null ? null : now.input(recording.stopped());
    }

    @Override
    public void begins(LiveChild child) {
        recording.beginRun();
        if (began) {
            outlets.forEach(Outlet::renew);
        }
        began = true;
        Orphans.note(folder(), "source", child);
    }

    @Override
    public void piece(Piece piece) {
        if (over.get()) {
            return;
        }
        recording.accept(piece);
        outlets.forEach(o -> o.accept(piece));
        if (piece.key()) {
            chorus.live(this);
        }
    }

    @Override
    public void lost(String code, String sentence) {
        recording.endRun();
        chorus.event(this, null, Severity.WARNS, code, sentence);
    }

    @Override
    public void over(boolean everLive, String code, String sentence) {
        recording.endRun();
        chorus.over(this, everLive, code, sentence);
    }

    /** The recording has one more segment, or has stopped. */
    void segments() {
        String stopped = recording.stopped();
        if (stopped != null && unrecorded.compareAndSet(false, true)) {
            chorus.unrecorded(this, stopped);
        }
        if (recording.segments().isEmpty()) {
            return;
        }
        list(false);
        outlets.forEach(Outlet::segments);
        if (recording.segments().size() >= ENOUGH && checked.compareAndSet(false, true)) {
            chorus.window(this);
        }
    }

    /** Whether its window was given to be checked, in this life of the service. */
    boolean isChecked() {
        return checked.get();
    }

    void tick() {
        var now = feed;
        if (now != null) {
            now.tick();
        }
        outlets.forEach(Outlet::tick);
    }

    /** Ends source and destinations; true for the one who ended it. */
    boolean end(String code, String sentence) {
        if (!over.compareAndSet(false, true)) {
            return false;
        }
        var now = feed;
        if (now != null) {
            now.close();
        }
        outlets.forEach(o -> o.end(code, sentence));
        return true;
    }

    /** Closes what was recorded, whatever the source's thread still holds in its hands. */
    void seal() {
        recording.seal();
        list(true);
        outlets.forEach(Outlet::sealed);
    }

    /** Ends the children and leaves the show as it is, for the next start of the service. */
    void suspend() {
        over.set(true);
        var now = feed;
        if (now != null) {
            now.close();
        }
        outlets.forEach(o -> o.stop("", "The service stops."));
    }

    private void list(boolean ended) {
        var all = recording.segments();
        if (all.isEmpty()) {
            return;
        }
        var now = new LiveWindow(all, row.segmentSeconds(), row.windowSeconds(), ended);
        try {
            boolean fresh = all.getLast().gap();
            if (fresh || all.size() < SETTLED || all.size() % SETTLED == 0) {
                multivariant = Multivariant.text(recording.folder(), now.listed());
            }
            if (fresh || parameters.isEmpty()) {
                parameters(Multivariant.parameters(recording.folder(), all.getLast()));
            }
        } catch (IOException e) {
            LoggerFactory.getLogger(LiveShow.class).warn("A segment of show {} cannot be read", row.id(), e);
        }
        listed = now.listed();
        window = now.text();
        recording.forgetBefore(listed.getFirst().number() - GRACE);
    }

    /** A source that was begun again may have become another. */
    private void parameters(String now) {
        String before = parameters;
        parameters = now;
        if (!before.isEmpty() && !before.equals(now)) {
            chorus.event(
                    this,
                    null,
                    Severity.WARNS,
                    "source-parameters",
                    "The source came back with other parameters: " + now + ", before " + before
                            + ". Destinations and viewers go on after a break.");
        }
    }

    /** The multivariant playlist; empty before the first segment. */
    String multivariant() {
        return multivariant;
    }

    /** The playlist of the window; empty before the first segment. */
    String window() {
        return window;
    }

    /** A segment's file, if the window lists it or did so lately. */
    @Nullable
    Path segment(String name) {
        var now = listed;
        if (now.isEmpty() || !name.matches("s\\d{6,12}\\.ts")) {
            return null;
        }
        long number = Long.parseLong(name.substring(1, name.length() - 3));
        boolean reachable = number >= now.getFirst().number() - GRACE
                && number <= now.getLast().number();
        return reachable ? recording.folder().resolve(name) : null;
    }

    /** How every destination does. */
    List<Publication> publications() {
        return outlets.stream().map(Outlet::publication).toList();
    }

    /** The worst thing a destination has to say, as an event's severity. */
    static Severity severity(PublicationState state) {
        return switch (state) {
            case FAILED -> Severity.BLOCKS;
            case RETRYING, STALLED, STRUGGLING -> Severity.WARNS;
            case LIVE -> Severity.HOLDS;
            case WAITING, CONNECTING, STOPPED -> Severity.INFO;
        };
    }
}
