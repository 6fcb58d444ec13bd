package dev.sluice.runbook.step;

import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.Run;
import dev.sluice.floors.Gate;
import dev.sluice.floors.Scope;
import dev.sluice.runbook.Reasons;
import dev.sluice.runbook.Runbooks;
import dev.sluice.share.Revocations;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Opens issuance that an ended run left frozen: an abort, a verification that never turned green, a viewer who stays
 * refused. A person does it, says why, and stands in the audit log.
 */
public final class LaterThaw {
    private final Runbooks runbooks;
    private final Revocations revocations;
    private final Gate gate;

    public LaterThaw(Runbooks runbooks, Revocations revocations, Gate gate) {
        this.runbooks = runbooks;
        this.revocations = revocations;
        this.gate = gate;
    }

    /** The newest run of every scope whose issuance is still frozen, however long ago, where it has ended; drills apart. */
    public List<Run> left() {
        var frozen = gate.issuanceFrozen().stream().map(Scope::toString).collect(Collectors.toSet());
        return runbooks.newestOf(frozen).stream()
                .filter(run -> run.endedAt() != null)
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
