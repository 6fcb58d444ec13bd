package dev.sluice.diagnosis;

import dev.sluice.api.Finding;
import dev.sluice.api.InspectedShare;
import dev.sluice.api.Severity;
import dev.sluice.api.Share;
import dev.sluice.api.ShareState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may put a link of the service into a frame. */
final class Framing {
    private Framing() {}

    /** Which sites may; empty where the link does not play, or nobody frames it. */
    static Optional<Finding> of(@Nullable InspectedShare known) {
        var share = known == null ? null : known.share();
        if (share == null || share.state() != ShareState.ACTIVE) {
            return Optional.empty();
        }
        return share.framedAnywhere() ? Optional.of(anywhere(share)) : named(share);
    }

    private static Finding anywhere(Share share) {
        return new Finding(
                "framed-anywhere",
                Severity.INFO,
                "Any site may frame this link, until " + Words.at(share.expiresAt()) + ".",
                "The link names no origins.",
                "Where that is not meant, revoke it and create one that names its sites.",
                null);
    }

    private static Optional<Finding> named(Share share) {
        var origins = share.binding().origins();
        return origins.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        "framed-by-named-sites",
                        Severity.INFO,
                        "It plays on pages of " + String.join(", ", origins) + " only.",
                        "binding of the link",
                        "Ask on which site the viewer opened it.",
                        null));
    }
}
