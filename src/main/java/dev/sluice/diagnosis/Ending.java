package dev.sluice.diagnosis;

import dev.sluice.api.Problem;
import org.jspecify.annotations.Nullable;

/** How a walk ended. */
sealed interface Ending {
    /**
     * A segment came.
     *
     * @param segment the last request
     * @param segmentSeconds how long it plays
     */
    record Played(Fetched segment, double segmentSeconds) implements Ending {}

    /**
     * A server said no.
     *
     * @param at the request that was refused
     * @param problem the reason, where it was given as problem details
     */
    record Refused(Fetched at, @Nullable Problem problem) implements Ending {}

    /** An answer is not what its stage needs. */
    record Broken(Fetched at, String why) implements Ending {}

    /** No answer came, or none that ended. */
    record Silent(Fetched at) implements Ending {}

    /** The answers send round in circles, or to nowhere. */
    record Astray(Fetched at) implements Ending {}

    /** The next request would have led into a private network. */
    record Barred(Fetched at) implements Ending {}

    /** The address answers with something that is no playlist. */
    record WebPage(Fetched at) implements Ending {}

    /** Nothing was asked, for a reason. */
    record NotWalked(String why) implements Ending {}
}
