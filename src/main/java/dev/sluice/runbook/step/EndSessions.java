package dev.sluice.runbook.step;

import dev.sluice.floors.Scope;
import dev.sluice.runbook.Act;
import dev.sluice.runbook.Check;
import dev.sluice.runbook.StepContext;
import dev.sluice.runbook.Undo;
import dev.sluice.share.ScopedShares;

/** Ends the sessions under the dead links in the records, so that no renewal is tried in vain; the floor stopped them. */
final class EndSessions implements OnContained {
    private final ScopedShares shares;

    EndSessions(ScopedShares shares) {
        this.shares = shares;
    }

    /** Sessions with a live token when the step began. */
    record Before(int live) {}

    @Override
    public String name() {
        return "end-sessions";
    }

    @Override
    public String preview() {
        return "Ends every live session under the links hit.";
    }

    @Override
    public Act act(StepContext step) {
        var live = shares.liveSessions(Scope.parse(step.target()), step.run().run());
        if (step.kept(Before.class).isEmpty()) {
            step.keep(new Before(live.size()));
        }
        shares.endSessions(live, step.run().run());
        return new Act.Done();
    }

    @Override
    public Check verify(StepContext step) {
        int left = shares.liveSessions(Scope.parse(step.target()), step.run().run())
                .size();
        return step.kept(Before.class)
                .<Check>map(before -> left == 0
                        ? new Check.Holds(before.live() + " → 0")
                        : new Check.Missing(before.live() + " → " + left + " still live"))
                .orElseGet(() -> new Check.Missing("No session was ended yet."));
    }

    @Override
    public Undo undo() {
        return new Undo.None("A viewer starts a new session from a link that plays.");
    }
}
