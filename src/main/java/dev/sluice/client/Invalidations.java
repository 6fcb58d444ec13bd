package dev.sluice.client;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.sluice.api.ApprovalRequest;
import dev.sluice.api.BlastRadius;
import dev.sluice.api.EmergencySettings;
import dev.sluice.api.Page;
import dev.sluice.api.ReasonRequest;
import dev.sluice.api.RefusedRequests;
import dev.sluice.api.Run;
import dev.sluice.api.RunRequest;
import dev.sluice.api.RunbookShelf;
import dev.sluice.api.StepEvidence;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The routes of invalidations, their runbooks and settings. */
public final class Invalidations {
    private static final String RUNS = "invalidations";
    private static final TypeReference<Run> RUN = new TypeReference<>() {};
    private static final TypeReference<List<Run>> RUN_LIST = new TypeReference<>() {};

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

    /** Runs that have not ended. */
    public List<Run> underWay() {
        return wire.get(wire.url(RUNS, "under-way"), RUN_LIST);
    }

    /** Drills that have ended, newest first. */
    public List<Run> drills() {
        return wire.get(wire.url(RUNS, "drills"), RUN_LIST);
    }

    /** Ended runs whose issuance is still frozen. */
    public List<Run> frozen() {
        return wire.get(wire.url(RUNS, "frozen"), RUN_LIST);
    }

    /** What a step of a run kept. */
    public StepEvidence evidence(String run, String step) {
        return wire.get(wire.url(RUNS, run, "steps", step), new TypeReference<>() {});
    }

    /** What the service's own gateway and edge agents refused under the run's scope since the click. */
    public RefusedRequests refused(String run) {
        return wire.get(wire.url(RUNS, run, "refused"), new TypeReference<>() {});
    }

    /** The incident report, Markdown. */
    public String report(String run) {
        return new String(wire.bytes(wire.url(RUNS, run, "report")), StandardCharsets.UTF_8);
    }

    /** The incident report as a page that prints. */
    public String reportPage(String run) {
        var url = wire.url(RUNS, run, "report").newBuilder().addQueryParameter("as", "html");
        return new String(wire.bytes(url.build()), StandardCharsets.UTF_8);
    }

    /** Stops before the next step. */
    public Run pause(String run) {
        return wire.post(wire.url(RUNS, run, "pause"), null, RUN);
    }

    /** Goes on. */
    public Run resume(String run) {
        return wire.post(wire.url(RUNS, run, "resume"), null, RUN);
    }

    /** Ends the run where it stands; containment is kept. */
    public Run abort(String run) {
        return wire.post(wire.url(RUNS, run, "abort"), null, RUN);
    }

    /** Says yes, as a second admin, to what {@code seen} says. */
    public Run approve(Run seen) {
        var request = new ApprovalRequest(seen.scope(), seen.runbookHash());
        return wire.post(wire.url(RUNS, seen.run(), "approve"), request, RUN);
    }

    /** States or corrects the reason, until the run has ended. */
    public Run state(String run, String reason) {
        return wire.post(wire.url(RUNS, run, "reason"), new ReasonRequest(reason), RUN);
    }

    /** Opens issuance that an ended run left frozen. */
    public Run thaw(String run, String reason) {
        return wire.post(wire.url(RUNS, run, "thaw"), new ReasonRequest(reason), RUN);
    }

    /** Does a failed or skipped step again. */
    public Run retry(String run, String step) {
        return wire.post(wire.url(RUNS, run, "steps", step, "retry"), null, RUN);
    }

    /** Leaves a step out. */
    public Run skip(String run, String step, String reason) {
        return wire.post(wire.url(RUNS, run, "steps", step, "skip"), new ReasonRequest(reason), RUN);
    }

    /** The documents that can run, and the files that were refused. */
    public RunbookShelf runbooks() {
        return wire.get(wire.url("runbooks"), new TypeReference<>() {});
    }

    /** Has the service read its runbooks again. */
    public RunbookShelf reloadRunbooks() {
        return wire.post(wire.url("runbooks", "reload"), null, new TypeReference<>() {});
    }

    /** How emergencies are handled; without secrets. */
    public EmergencySettings settings() {
        return wire.get(wire.url("emergency", "settings"), new TypeReference<>() {});
    }

    /** Sets it; a secret that is not given stays. */
    public EmergencySettings set(EmergencySettings settings) {
        return wire.put(wire.url("emergency", "settings"), settings, new TypeReference<>() {});
    }
}
