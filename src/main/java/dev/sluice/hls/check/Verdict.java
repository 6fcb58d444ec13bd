package dev.sluice.hls.check;

import java.util.List;

/** What a check says. */
sealed interface Verdict {
    /** Nothing is wrong; {@code evidence} says what was looked at. */
    record Holds(String evidence) implements Verdict {}

    /** There was nothing to judge by. */
    record Unknown(String why) implements Verdict {}

    /** The rule is broken. */
    record Broken(List<Breach> breaches) implements Verdict {}

    /** Broken when there are breaches, else it holds. */
    static Verdict of(List<Breach> breaches, String evidence) {
        return breaches.isEmpty() ? new Holds(evidence) : new Broken(List.copyOf(breaches));
    }

    /** Like {@link #of}, but not measured when nothing was there to be judged. */
    static Verdict of(List<Breach> breaches, boolean any, String evidence, String why) {
        return breaches.isEmpty() && !any ? new Unknown(why) : of(breaches, evidence);
    }
}
