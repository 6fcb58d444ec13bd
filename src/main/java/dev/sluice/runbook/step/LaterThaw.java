package dev.sluice.runbook.step;

import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.Run;
import dev.sluice.floors.Gate;
import dev.sluice.floors.Scope;
import dev.sluice.runbook.Reasons;
import dev.sluice.runbook.Runbooks;
import dev.sluice.share.Revocations;
import java.util.HashSet;
import java.util.List;

/**
 * Opens issuance that an ended run left frozen: an abort, a verification that never turned green, a viewer who stays
 * refused. A person does it, says why, and stands in the audit log.
 */
public final class LaterThaw {
    private static final int RECENT = 200;

    private final Runbooks runbooks;
    private final Revocations revocations;
    private final Gate gate;

    public LaterThaw(Runbooks runbooks, Revocations revocations, Gate gate) {
        this.runbooks = runbooks;
        this.revocations = revocations;
        this.gate = gate;
    }

    /** The newest ended run of every scope whose issuance is still frozen, drills apart. */
    public List<Run> left() {
        var seen = new HashSet<String>();
        return runbooks.page(null, RECENT).items().stream()
                .filter(run -> !run.drill() && seen.add(run.scope()))
                .filter(run -> run.endedAt() != null && gate.issuanceFrozen(Scope.parse(run.scope())))
                .toList();
    }

    /**
     * Thaws the scope of an ended run.
     *
     * @param reason 1 to 500 characters
     * @throws Fault {@code run-unknown}, {@code run-running}, {@code not-frozen}, {@code reason-missing}
     */
    public Run thaw(String run, String reason, Operator by) {
        String why = Reasons.stated(reason);
        String target = runbooks.target(run);
        requireNobodyWorks(target);
        var scope = Scope.parse(target);
        if (!gate.issuanceFrozen(scope)) {
            throw Fault.conflict("not-frozen", "Issuance is open in " + target + " already.", null);
        }
        revocations.thaw(scope, run, by.name(), why).durable().join();
        return runbooks.find(run);
    }

    private void requireNobodyWorks(String target) {
        runbooks.underWay().stream()
                .filter(other -> runbooks.target(other.run()).equals(target))
                .findFirst()
                .ifPresent(other -> {
                    throw Fault.conflict(
                            "run-running",
                            "The run " + other.run() + " over " + target + " is under way; it thaws by itself.",
                            "Wait for it, or abort it first.");
                });
    }
}
