package dev.sluice.hls.check;

import java.util.ArrayList;
import java.util.List;

/** Whether everything was looked at: what a limit left out is never a pass. */
final class LimitChecks {
    private LimitChecks() {}

    static List<Check> all() {
        return List.of(new Check(
                Rule.blocks("not-all-measured", "Everything was fetched and measured.", "own practice"),
                LimitChecks::leftOut));
    }

    private static Verdict leftOut(Evidence e) {
        var places = new ArrayList<>(e.presentation().limits());
        for (var r : e.renditions()) {
            r.walked().segments().stream()
                    .filter(s -> s.response() != null && s.response().cut())
                    .map(s -> r.at(s.segment()) + ": longer than what is read of a segment")
                    .forEach(places::add);
        }
        if (!e.presentation().root().ok()) {
            return new Verdict.Unknown(
                    "the playlist was not answered: " + e.presentation().root().summary());
        }
        return places.isEmpty()
                ? new Verdict.Holds("nothing was left out")
                : new Verdict.Broken(List.of(Breach.of(
                        "Not everything was looked at, so nothing is known about the rest.",
                        Breach.places(places),
                        "Make it smaller, or mend what never ends; then check it again.")));
    }
}
