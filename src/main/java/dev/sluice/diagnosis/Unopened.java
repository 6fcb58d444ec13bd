package dev.sluice.diagnosis;

import dev.sluice.api.Counted;
import dev.sluice.api.InspectedShare;
import dev.sluice.api.Share;
import dev.sluice.token.foreign.DecodedLink;
import org.jspecify.annotations.Nullable;

/** Why a link is not opened: a walk must take nothing from the viewer it belongs to. */
final class Unopened {
    private Unopened() {}

    /** In a sentence or two; empty when it may be opened. */
    static String because(DecodedLink link, @Nullable InspectedShare known) {
        var share = known == null ? null : known.share();
        if (known != null && known.refusalCode() == null && share != null) {
            var counted = counted(share);
            if (!counted.isEmpty()) {
                return counted;
            }
        }
        boolean once = link.findings().stream().anyMatch(f -> f.code().equals("single-use"));
        return once ? "It works once, and opening it here would use it up: have the viewer open it." : "";
    }

    /** What a walk would take from the viewer; empty when it would take nothing. */
    private static String counted(Share share) {
        var opens = share.binding().maxOpens();
        if (opens != null) {
            return "The service lets it play: " + share.opens() + " of " + Counted.of(opens, "open")
                    + " used. It was not opened here, so that none is lost.";
        }
        var atOnce = share.binding().maxSessions();
        return atOnce == null
                ? ""
                : "The service lets it play: " + share.watching() + " of " + Counted.of(atOnce, "place")
                        + " taken. It was not opened here, so that none is taken from a viewer.";
    }
}
