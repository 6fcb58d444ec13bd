package dev.sluice.relay;

import dev.sluice.hls.playlist.MediaPlaylist;
import dev.sluice.hls.playlist.Segment;
import dev.sluice.hls.probe.MediaProbe;
import dev.sluice.hls.probe.Probe;
import dev.sluice.hls.probe.Probe.Container;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rendition on its way to the player: its current playlist, and its segments decrypted, cut and named so that JavaFX
 * takes them. Thread-safe; fetching blocks the caller.
 */
final class Lane {
    /** JavaFX reads three segments ahead; a seek back by one should not fetch again. */
    private static final int SEGMENTS_KEPT = 4;
    /** Live, each reload may sign them anew. */
    private static final int INITS_KEPT = 8;

    private final String prefix;
    private final Upstream upstream;
    private final Decryption decryption;
    private final Map<Long, byte[]> recent = new LinkedHashMap<>();
    private final Map<Segment.Map, byte[]> inits = new LinkedHashMap<>();
    private volatile MediaPlaylist playlist;
    private volatile Timeline timeline = new Timeline(0);
    private volatile Disguise disguise = Disguise.NONE;
    private volatile byte @Nullable [] header;
    private volatile long lastServed = -1;

    /** What is done to the media of a lane; chosen once, when it is known what the media is. */
    interface Disguise {
        Disguise NONE = new Disguise() {};

        default byte[] init(byte[] bytes) {
            return bytes;
        }

        default byte[] segment(byte[] bytes) {
            return bytes;
        }
    }

    Lane(String prefix, MediaPlaylist playlist, Upstream upstream) {
        this.prefix = prefix;
        this.playlist = playlist;
        this.upstream = upstream;
        this.decryption = new Decryption(upstream);
    }

    String prefix() {
        return prefix;
    }

    MediaPlaylist playlist() {
        return playlist;
    }

    void update(MediaPlaylist newer) {
        playlist = newer;
    }

    /** Moves all times by that many seconds. */
    void shift(double seconds) {
        timeline = new Timeline(seconds);
    }

    void disguise(Disguise how) {
        disguise = how;
    }

    /** The segments a player may ask for: those that exist. */
    List<Segment> segments() {
        return playlist.segments().stream().filter(s -> !s.gap()).toList();
    }

    /** Whether the player was given the last segment there is. */
    boolean served() {
        var segments = segments();
        return !playlist.live()
                && !segments.isEmpty()
                && lastServed >= segments.getLast().number();
    }

    long lastServed() {
        return lastServed;
    }

    /** The initialisation segment that the player begins with, or empty bytes where the container needs none. */
    byte[] firstInit() throws UpstreamFailure {
        var known = header;
        if (known == null) {
            var map = segments().getFirst().map();
            known = map == null ? new byte[0] : disguise.init(init(map));
            header = known;
        }
        return known;
    }

    private boolean isBroken() {
        var segments = segments();
        return timeline.moves()
                || playlist.live()
                || segments.isEmpty()
                || segments.getFirst().discontinuities() != segments.getLast().discontinuities();
    }

    /** Segment bytes as JavaFX should get them. */
    byte[] serve(Segment segment) throws UpstreamFailure {
        var bytes = disguised(segment);
        lastServed = Math.max(lastServed, segment.number());
        return bytes;
    }

    private byte[] disguised(Segment segment) throws UpstreamFailure {
        var map = segment.map();
        var init = map == null ? new byte[0] : disguise.init(init(map));
        var media = disguise.segment(plain(segment));
        // An insert brings an initialisation segment of its own; signed names change without that anything new is
        // behind them.
        return join(
                Arrays.equals(init, firstInit()) ? new byte[0] : init,
                isBroken() ? timeline.place(segment, segments(), init, media.clone()) : media);
    }

    /** The media of a segment, fetched and decrypted. */
    byte[] plain(Segment segment) throws UpstreamFailure {
        synchronized (recent) {
            var known = recent.get(segment.number());
            if (known != null) {
                return known;
            }
        }
        var bytes = fetch(segment);
        synchronized (recent) {
            recent.put(segment.number(), bytes);
            if (recent.size() > SEGMENTS_KEPT) {
                recent.remove(recent.keySet().iterator().next());
            }
        }
        return bytes;
    }

    private byte[] fetch(Segment segment) throws UpstreamFailure {
        var fetched = upstream.segment(segment.number(), segment.location(), segment.range());
        var bytes = decryption.open(fetched.bytes(), segment.keys(), segment.number());
        if (MediaProbe.sniff(ByteBuffer.wrap(bytes)) == Container.UNKNOWN) {
            throw new UpstreamFailure(Problems.unknownMedia("segment " + segment.number(), fetched), fetched.request());
        }
        sayIfCut(segment, fetched, bytes);
        return bytes;
    }

    /** A segment that was cut short on its server plays as far as it goes, without a word from the player. */
    private void sayIfCut(Segment segment, Fetched fetched, byte[] bytes) throws UpstreamFailure {
        var map = segment.map();
        var declared = MediaProbe.init(ByteBuffer.wrap(map == null ? new byte[0] : init(map)));
        MediaProbe.probe(ByteBuffer.wrap(bytes), declared).flaws().stream()
                .filter(flaw -> flaw.kind() == Probe.Flaw.Kind.TRUNCATED)
                .findFirst()
                .ifPresent(flaw -> upstream.blame(
                        fetched,
                        "Segment %d ends in the middle, at byte %d: %s."
                                .formatted(segment.number(), flaw.offset(), flaw.detail())));
    }

    /** An initialisation segment, fetched once and decrypted. */
    byte[] init(Segment.Map map) throws UpstreamFailure {
        synchronized (inits) {
            var known = inits.get(map);
            if (known == null) {
                var fetched = upstream.init(map.location(), map.range());
                known = decryption.open(fetched.bytes(), map.keys(), 0);
                inits.put(map, known);
                if (inits.size() > INITS_KEPT) {
                    inits.remove(inits.keySet().iterator().next());
                }
            }
            return known;
        }
    }

    static byte[] join(byte[] init, byte[] media) {
        if (init.length == 0) {
            return media;
        }
        var out = new ByteArrayOutputStream(init.length + media.length);
        out.writeBytes(init);
        out.writeBytes(media);
        return out.toByteArray();
    }
}
