package dev.sluice.hls.probe;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Measures movie fragments (ISO/IEC 14496-12 8.8). */
final class Mp4Probe {
    private final ByteBuffer data;
    private final InitSection init;
    private final Flaws flaws = new Flaws();
    private final Boxes boxes;
    private final Map<Integer, Fragment> tracks = new TreeMap<>(Comparator.naturalOrder());

    Mp4Probe(ByteBuffer data, InitSection init) {
        this.data = data;
        this.init = init;
        this.boxes = new Boxes(data, flaws);
    }

    Probe probe() {
        boxes.each(0, data.limit(), this::top);
        var measured = tracks.values().stream().map(Fragment::track).toList();
        return new Probe(Probe.Container.FMP4, true, measured, flaws.list(), data.limit());
    }

    private void top(Boxes.Box box) {
        if (box.type().equals("moof")) {
            boxes.each(box.body(), box.end(), child -> {
                if (child.type().equals("traf")) {
                    fragment(box, child);
                }
            });
        }
    }

    private void fragment(Boxes.Box moof, Boxes.Box traf) {
        var header = boxes.child(traf, "tfhd");
        var entry = header == null ? null : init.track(boxes.int32(header, 4)).orElse(null);
        if (header == null || entry == null) {
            flaws.add(
                    Probe.Flaw.Kind.UNKNOWN_TRACK,
                    traf.start(),
                    header == null ? "no tfhd" : "track " + boxes.int32(header, 4));
            return;
        }
        var track = tracks.computeIfAbsent(entry.id(), id -> new Fragment(entry, data, flaws));
        var defaults = defaults(entry, header);
        track.startAt(decodeTime(traf));
        var base = (boxes.int32(header, 0) & 1) != 0 ? boxes.int64(header, 8) : moof.start();
        var next = new long[] {mediaStart(moof)};
        boxes.each(traf.body(), traf.end(), box -> {
            if (box.type().equals("trun")) {
                next[0] = new RunReader(boxes, box, defaults).read(track, base, next[0]);
            }
        });
    }

    private InitSection.Entry defaults(InitSection.Entry entry, Boxes.Box header) {
        var flags = boxes.int32(header, 0);
        var at = 8 + ((flags & 1) != 0 ? 8 : 0) + ((flags & 2) != 0 ? 4 : 0);
        var duration = entry.defaultDuration();
        var size = entry.defaultSize();
        var sampleFlags = entry.defaultFlags();
        if ((flags & 8) != 0) {
            duration = boxes.uint32(header, at);
            at += 4;
        }
        if ((flags & 0x10) != 0) {
            size = boxes.uint32(header, at);
            at += 4;
        }
        if ((flags & 0x20) != 0) {
            sampleFlags = boxes.int32(header, at);
        }
        return entry.withDefaults(duration, size, sampleFlags);
    }

    private @Nullable Long decodeTime(Boxes.Box traf) {
        var box = boxes.child(traf, "tfdt");
        if (box == null) {
            return null;
        }
        return boxes.uint8(box, 0) == 1 ? boxes.int64(box, 4) : boxes.uint32(box, 4);
    }

    /** Where samples lie when no offset says so: the body of the mdat that follows. */
    private long mediaStart(Boxes.Box moof) {
        return moof.end() + 8L;
    }
}
