package dev.sluice.diagnosis;

import dev.sluice.api.Finding;
import dev.sluice.api.InspectedShare;
import dev.sluice.api.Severity;
import dev.sluice.api.ShareState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may put a link of the service into a frame. */
final class Framing {
    private Framing() {}

    /** Says that any site may; empty where sites are named or the link does not play. */
    static Optional<Finding> open(@Nullable InspectedShare known) {
        var share = known == null ? null : known.share();
        return share == null || share.state() != ShareState.ACTIVE || !share.framedAnywhere()
                ? Optional.empty()
                : Optional.of(new Finding(
                        "framed-anywhere",
                        Severity.INFO,
                        "Any site may frame this link, until " + Words.at(share.expiresAt()) + ".",
                        "The link names no origins.",
                        "Where that is not meant, revoke it and create one that names its sites.",
                        null));
    }
}
