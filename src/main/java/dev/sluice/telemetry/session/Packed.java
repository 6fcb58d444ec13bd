package dev.sluice.telemetry.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signals as bytes: times and numbers as differences to the signal before, everything absent in one byte of flags. */
final class Packed {
    private static final int NUMBER = 1;
    private static final int STATE = 2;
    private static final int PLAYHEAD = 4;
    private static final int KBPS = 8;
    private static final int STARVED = 16;
    private static final int CONVERTED = 32;
    private static final int ERROR = 64;
    private static final int FETCH = 128;

    private Packed() {}

    static byte[] pack(List<Signal> signals) {
        var out = new VarInts.Writer();
        long at = 0;
        long number = 0;
        for (Signal signal : signals) {
            out.unsigned(flags(signal));
            out.signed(signal.at() - at);
            at = signal.at();
            if (signal.number() >= 0) {
                out.signed(signal.number() - number);
                number = signal.number();
            }
            rest(out, signal);
        }
        return out.bytes();
    }

    private static int flags(Signal s) {
        return (s.number() >= 0 ? NUMBER : 0)
                | (s.state() != null ? STATE : 0)
                | (s.playheadMs() >= 0 ? PLAYHEAD : 0)
                | (s.kbps() >= 0 ? KBPS : 0)
                | (s.starved() ? STARVED : 0)
                | (s.converted() ? CONVERTED : 0)
                | (s.error() != null ? ERROR : 0)
                | (s.fetch() != null ? FETCH : 0);
    }

    private static void rest(VarInts.Writer out, Signal signal) {
        if (signal.state() != null) {
            out.unsigned(signal.state().place());
        }
        if (signal.playheadMs() >= 0) {
            out.unsigned(signal.playheadMs());
        }
        if (signal.kbps() >= 0) {
            out.unsigned(signal.kbps());
        }
        if (signal.error() != null) {
            out.text(signal.error().getBytes(StandardCharsets.UTF_8));
        }
        var fetch = signal.fetch();
        if (fetch != null) {
            out.unsigned(fetch.kind().place());
            out.unsigned(fetch.status());
            out.signed(fetch.firstByteMs());
            out.signed(fetch.lastByteMs());
        }
    }

    static List<Signal> unpack(byte[] packed) {
        var in = new VarInts.Reader(packed);
        var signals = new ArrayList<Signal>();
        long at = 0;
        long number = 0;
        while (in.more()) {
            int flags = (int) in.unsigned();
            at += in.signed();
            if ((flags & NUMBER) != 0) {
                number += in.signed();
            }
            signals.add(signal(in, flags, at, (flags & NUMBER) != 0 ? number : -1));
        }
        return signals;
    }

    private static Signal signal(VarInts.Reader in, int flags, long at, long number) {
        return new Signal(
                at,
                number,
                (flags & STATE) != 0 ? PlayState.at((int) in.unsigned()) : null,
                (flags & PLAYHEAD) != 0 ? (int) in.unsigned() : -1,
                (flags & KBPS) != 0 ? (int) in.unsigned() : -1,
                (flags & STARVED) != 0,
                (flags & CONVERTED) != 0,
                (flags & ERROR) != 0 ? new String(in.text(), StandardCharsets.UTF_8) : null,
                fetch(in, flags));
    }

    private static @Nullable Fetch fetch(VarInts.Reader in, int flags) {
        return (flags & FETCH) == 0
                ? null
                : new Fetch(
                        Fetch.Kind.ALL[(int) in.unsigned()], (int) in.unsigned(), (int) in.signed(), (int) in.signed());
    }
}
