package dev.sluice.hls.probe;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures a transport stream (ISO/IEC 13818-1), packet by packet. */
final class TsProbe {
    static final int PACKET = 188;
    static final int SYNC = 0x47;

    private static final int NULL_PID = 0x1FFF;
    private static final int MAX_STREAMS = 32;

    private final ByteBuffer data;
    private final Flaws flaws = new Flaws();
    private final TsTables tables = new TsTables(this::stream);
    private final @Nullable TsStream[] streams = new TsStream[NULL_PID + 1];
    private final List<TsStream> inOrder = new ArrayList<>();
    private boolean mediaBeforeTables;

    TsProbe(ByteBuffer data) {
        this.data = data;
    }

    static boolean looksRight(ByteBuffer data) {
        var packets = Math.min(3, data.limit() / PACKET);
        for (var i = 0; i < packets; i++) {
            if (data.get(i * PACKET) != SYNC) {
                return false;
            }
        }
        return packets > 0;
    }

    Probe probe() {
        var at = 0;
        while (at < data.limit()) {
            if (data.get(at) != SYNC) {
                at = resync(at);
            } else if (at + PACKET > data.limit()) {
                flaws.add(
                        Probe.Flaw.Kind.TRUNCATED,
                        at,
                        "the last packet has " + (data.limit() - at) + " of " + PACKET + " bytes");
                break;
            } else {
                packet(at);
                at += PACKET;
            }
        }
        inOrder.forEach(this::unfinished);
        var tracks = inOrder.stream().map(TsStream::track).toList();
        return new Probe(
                Probe.Container.MPEG_TS, tables.complete() && !mediaBeforeTables, tracks, flaws.list(), data.limit());
    }

    /** The next place with two sync bytes a packet apart, or the end. */
    private int resync(int from) {
        flaws.add(Probe.Flaw.Kind.LOST_SYNC, from, String.format("0x%02X instead of 0x47", data.get(from)));
        for (var at = from + 1; at < data.limit(); at++) {
            if (data.get(at) == SYNC && (at + PACKET >= data.limit() || data.get(at + PACKET) == SYNC)) {
                return at;
            }
        }
        return data.limit();
    }

    private void packet(int at) {
        var header = data.getInt(at);
        var pid = header >>> 8 & 0x1FFF;
        var hasPayload = (header & 0x10) != 0;
        if (pid == NULL_PID || !hasPayload) {
            return;
        }
        var adaptation = (header & 0x20) != 0 ? 1 + (data.get(at + 4) & 0xFF) : 0;
        var from = at + 4 + adaptation;
        var to = at + PACKET;
        if (from >= to) {
            return;
        }
        var start = (header & 0x400000) != 0;
        if (tables.isTable(pid)) {
            tables.feed(pid, start, data, from, to);
            return;
        }
        var stream = streams[pid];
        if (stream == null) {
            mediaBeforeTables |= start && !tables.complete() && isPes(from, to);
            return;
        }
        var announced = adaptation > 1 && (data.get(at + 5) & 0x80) != 0;
        if (counter(stream, header & 0x0F, announced, at)) {
            payload(stream, start, from, to);
        }
    }

    /** Answers whether the payload is new; a packet may be sent twice. */
    private boolean counter(TsStream stream, int counter, boolean announced, int at) {
        var last = stream.counter;
        stream.counter = counter;
        if (last == counter && !announced) {
            return false;
        }
        if (last >= 0 && !announced && ((last + 1) & 0x0F) != counter) {
            flaws.add(Probe.Flaw.Kind.CONTINUITY, at, "PID " + stream.pid + ": " + counter + " follows " + last);
        }
        return true;
    }

    private void payload(TsStream stream, boolean start, int from, int to) {
        if (!start) {
            stream.missing -= to - from;
            stream.payload(data, from, to);
            return;
        }
        if (to - from < 9 || !isPes(from, to)) {
            flaws.add(Probe.Flaw.Kind.MALFORMED, from, "PID " + stream.pid + ": no PES header where one begins");
            return;
        }
        var body = Math.min(to, from + 9 + (data.get(from + 8) & 0xFF));
        var which = data.get(from + 7) >>> 6 & 3;
        if (which >= 2 && from + 14 <= to) {
            var pts = stamp(from + 9);
            var dts = which == 3 && from + 19 <= to ? stamp(from + 14) : pts;
            stream.begin(pts, dts, from);
        }
        var length = data.getShort(from + 4) & 0xFFFF;
        stream.missing = length == 0 ? 0 : length - (to - from - 6);
        stream.payload(data, body, to);
    }

    private void unfinished(TsStream stream) {
        if (stream.missing > 0) {
            flaws.add(
                    Probe.Flaw.Kind.TRUNCATED,
                    data.limit(),
                    "the last PES packet of PID " + stream.pid + " lacks " + stream.missing + " bytes");
        }
    }

    private boolean isPes(int from, int to) {
        return to - from >= 4 && data.getInt(from) >>> 8 == 1;
    }

    private long stamp(int at) {
        return (data.get(at) & 0x0EL) << 29
                | (data.getShort(at + 1) & 0xFFFEL) << 14
                | (data.getShort(at + 3) & 0xFFFE) >> 1;
    }

    private void stream(int pid, TsTables.StreamType type) {
        if (streams[pid] == null && inOrder.size() < MAX_STREAMS && pid < NULL_PID) {
            var stream = open(pid, type);
            streams[pid] = stream;
            inOrder.add(stream);
        }
    }

    private TsStream open(int pid, TsTables.StreamType type) {
        return switch (type.code()) {
            case 0x1B -> new TsStream.Video(pid, false, false, flaws);
            case 0xDB -> new TsStream.Video(pid, false, true, flaws);
            case 0x24 -> new TsStream.Video(pid, true, false, flaws);
            case 0x0F -> new TsStream.Audio(pid, AudioHeader.Kind.ADTS, "mp4a", false, flaws);
            case 0xCF -> new TsStream.Audio(pid, AudioHeader.Kind.ADTS, "mp4a", true, flaws);
            case 0x03, 0x04 -> new TsStream.Audio(pid, AudioHeader.Kind.MPEG, "mp4a.40.34", false, flaws);
            case 0x81, 0xC1 -> new TsStream.Audio(pid, AudioHeader.Kind.AC3, "ac-3", type.code() == 0xC1, flaws);
            case 0x87, 0xC2 -> new TsStream.Audio(pid, AudioHeader.Kind.AC3, "ec-3", type.code() == 0xC2, flaws);
            case 0x06 ->
                switch (type.descriptor()) {
                    case 0x6A, 0x7A -> new TsStream.Audio(pid, AudioHeader.Kind.AC3, "ac-3", false, flaws);
                    default -> new TsStream.Other(pid, flaws);
                };
            default -> new TsStream.Other(pid, flaws);
        };
    }
}
