package dev.sluice.client;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.sluice.api.BlastRadius;
import dev.sluice.api.Page;
import dev.sluice.api.Run;
import dev.sluice.api.RunRequest;
import java.nio.charset.StandardCharsets;

/** The invalidation routes of the control API. */
public final class Invalidations {
    private static final String RUNS = "invalidations";
    private static final TypeReference<Run> RUN = new TypeReference<>() {};

    private final Wire wire;

    Invalidations(Wire wire) {
        this.wire = wire;
    }

    /** Runs, newest first. */
    public Page<Run> list() {
        return wire.get(wire.url(RUNS), new TypeReference<>() {});
    }

    /** What a run over {@code scope} would hit and spare; changes nothing. */
    public BlastRadius preview(String scope) {
        var url = wire.url(RUNS, "preview").newBuilder().addQueryParameter("scope", scope);
        return wire.get(url.build(), new TypeReference<>() {});
    }

    /** Starts a run, containment first; the answer is the run as it begins. */
    public Run start(RunRequest request) {
        return wire.post(wire.url(RUNS), request, RUN);
    }

    /** One run as it stands. */
    public Run get(String run) {
        return wire.get(wire.url(RUNS, run), RUN);
    }

    /** The incident report, Markdown. */
    public String report(String run) {
        return new String(wire.bytes(wire.url(RUNS, run, "report")), StandardCharsets.UTF_8);
    }

    /** Ends the run where it stands; containment is kept. */
    public Run abort(String run) {
        return wire.post(wire.url(RUNS, run, "abort"), null, RUN);
    }
}
