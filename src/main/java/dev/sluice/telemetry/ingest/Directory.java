package dev.sluice.telemetry.ingest;

import dev.sluice.telemetry.cohort.Traits;
import dev.sluice.telemetry.session.Stage;
import java.util.Map;
import java.util.Optional;

/** What telemetry asks about sessions and shares; called on the ingesting thread, may read the store. */
public interface Directory {
    /** The handle of the share a session was started under; empty for a session of somebody else's player. */
    Optional<String> shareOf(String sid);

    /** What is known about the sessions of a share. */
    Optional<Shared> share(String handle);

    /**
     * Facts of a share.
     *
     * @param lengthMs length of its video; 0 when it is not known
     * @param preparation what its video took before anybody could watch it, as far as that was measured
     */
    record Shared(Traits traits, long lengthMs, Map<Stage, Integer> preparation) {}
}
