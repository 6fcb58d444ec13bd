package dev.sluice.hls.check;

import dev.sluice.api.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way a rule is broken.
 *
 * @param severity other than the rule's own; null for the rule's
 */
record Breach(
        String sentence,
        String evidence,
        String fix,
        @Nullable Severity severity) {
    /** Places named before the rest is only counted. */
    private static final int PLACES = 6;

    static Breach of(String sentence, String evidence, String fix) {
        return new Breach(sentence, evidence, fix, null);
    }

    Breach as(Severity other) {
        return new Breach(sentence, evidence, fix, other);
    }

    /** Places as one text: the first few, and how many more there are. */
    static String places(List<String> places) {
        var shown = String.join("; ", places.subList(0, Math.min(PLACES, places.size())));
        return places.size() <= PLACES ? shown : shown + "; and " + (places.size() - PLACES) + " more";
    }

    /** A number of things, for people. */
    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
