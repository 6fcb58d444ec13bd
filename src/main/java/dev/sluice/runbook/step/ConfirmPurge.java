package dev.sluice.runbook.step;

import dev.sluice.api.Fault;
import dev.sluice.runbook.Act;
import dev.sluice.runbook.Check;
import dev.sluice.runbook.Parameter;
import dev.sluice.runbook.StepContext;
import dev.sluice.runbook.StepType;
import dev.sluice.runbook.Undo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks the CDN for dead links until it refuses them: only then is a purge more than a promise. */
final class ConfirmPurge implements StepType {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Cdns cdns;

    ConfirmPurge(Cdns cdns) {
        this.cdns = cdns;
    }

    /** The first look at which everything was refused. */
    record Confirmed(String cdn, Instant at, long afterMs, Tally seen) {}

    @Override
    public String name() {
        return "confirm-purge";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.of("wait", Parameter.Kind.DURATION, "10m"));
    }

    @Override
    public String requires() {
        return "A purge was asked for.";
    }

    @Override
    public Optional<String> notNeeded(StepContext step) {
        return cdns.connected().isEmpty()
                        || step.keptBy("purge", Purge.Purged.class).isEmpty()
                ? Optional.of("Nothing was purged.")
                : Optional.empty();
    }

    @Override
    public String preview() {
        return "Asks the CDN for dead links until it refuses them.";
    }

    @Override
    public Act act(StepContext step) {
        var cdn = cdns.connected().orElse(null);
        var purged = step.keptBy("purge", Purge.Purged.class).orElse(null);
        if (cdn == null || purged == null) {
            return new Act.NotNeeded("Nothing was purged.");
        }
        Tally seen = cdns.look(step, cdn);
        if (seen.allRefused()) {
            long after = Duration.between(purged.at(), step.now()).toMillis();
            step.keep(new Confirmed(cdn.name(), step.now(), Math.max(0, after), seen));
            return new Act.Done();
        }
        String pending = cdn.name() + " still purges: " + Verify.Proof.refused(seen);
        if (step.now().isAfter(step.startedAt().plus(step.parameters().duration("wait")))) {
            throw Fault.conflict("purge-pending", pending + ".", "Purge by hand in the CDN's console, then retry.");
        }
        return new Act.Waits(step.now().plus(LOOK_AGAIN), pending);
    }

    @Override
    public Check verify(StepContext step) {
        return step.kept(Confirmed.class)
                .<Check>map(c -> new Check.Holds("%s refuses dead links, seen %.1f s after the purge · %s"
                        .formatted(c.cdn(), c.afterMs() / 1000.0, Verify.Proof.refused(c.seen()))))
                .orElseGet(() -> new Check.Missing("The CDN has not been seen to refuse."));
    }

    @Override
    public Undo undo() {
        return new Undo.None("It only asks.");
    }
}
