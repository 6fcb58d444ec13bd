package dev.sluice.hls.probe;

import java.util.ArrayList;
import java.util.List;

/** Collects flaws up to the limit. */
final class Flaws {
    private final List<Probe.Flaw> list = new ArrayList<>();

    void add(Probe.Flaw.Kind kind, long offset, String detail) {
        if (list.size() < Probe.MAX_FLAWS) {
            list.add(new Probe.Flaw(kind, offset, detail));
        }
    }

    List<Probe.Flaw> list() {
        return list;
    }
}
