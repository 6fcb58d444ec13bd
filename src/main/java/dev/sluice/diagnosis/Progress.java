package dev.sluice.diagnosis;

import dev.sluice.api.Finding;
import dev.sluice.api.InspectedShare;
import dev.sluice.token.foreign.DecodedLink;

/** What an inspection has come by so far, in the order it comes. None of it is a verdict: that is said once, at the end. */
public sealed interface Progress {
    /**
     * The text was decoded; no request was made.
     *
     * @param sentence what it says of itself, in words
     */
    record Decoded(DecodedLink link, String sentence) implements Progress {}

    /** The service has said what it knows of the link. */
    record Known(InspectedShare known) implements Progress {}

    /**
     * A request has ended.
     *
     * @param fresh whether it was made with a fresh link in place of the one that was pasted
     */
    record Asked(Exchange exchange, boolean fresh) implements Progress {}

    /** Something is found that stays. */
    record Found(Finding finding) implements Progress {}
}
