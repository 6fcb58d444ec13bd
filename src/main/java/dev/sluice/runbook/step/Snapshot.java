package dev.sluice.runbook.step;

import dev.sluice.api.Counted;
import dev.sluice.floors.Scope;
import dev.sluice.runbook.Act;
import dev.sluice.runbook.Check;
import dev.sluice.runbook.StepContext;
import dev.sluice.runbook.Undo;
import dev.sluice.share.ScopedShares;

/** Counts what containment hit, after the fact: counting never comes before the floor. */
final class Snapshot implements OnContained {
    private final ScopedShares shares;

    Snapshot(ScopedShares shares) {
        this.shares = shares;
    }

    /**
     * What was hit.
     *
     * @param handlesSha256 over the handles in their order, each followed by a line feed
     */
    record Taken(long links, long watching, long channels, long recipients, String handlesSha256) {}

    @Override
    public String name() {
        return "snapshot";
    }

    @Override
    public String preview() {
        return "Counts the links and live viewers hit and keeps a hash of the list.";
    }

    @Override
    public Act act(StepContext step) {
        var scope = Scope.parse(step.target());
        String run = step.run().run();
        var count = shares.killed(scope, run);
        step.keep(new Taken(
                count.links(), count.watching(), count.channels(), count.recipients(), shares.killedHash(scope, run)));
        return new Act.Done();
    }

    @Override
    public Check verify(StepContext step) {
        return step.kept(Taken.class)
                .<Check>map(t -> new Check.Holds("%s · %s · %s · sha256 %s…"
                        .formatted(
                                Counted.of(t.links(), "link"),
                                Counted.of(t.watching(), "live viewer"),
                                Counted.of(t.channels(), "channel"),
                                t.handlesSha256().substring(0, 8))))
                .orElseGet(() -> new Check.Missing("No snapshot was kept."));
    }

    @Override
    public Undo undo() {
        return new Undo.None("It only reads.");
    }
}
