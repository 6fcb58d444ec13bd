package dev.sluice.runbook.step;

import dev.sluice.api.Counted;
import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.Role;
import dev.sluice.floors.Scope;
import dev.sluice.runbook.Act;
import dev.sluice.runbook.Check;
import dev.sluice.runbook.StepContext;
import dev.sluice.runbook.Undo;
import dev.sluice.share.ScopedShares;
import dev.sluice.share.ShareRow;
import dev.sluice.share.Shares;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gives the named recipients of dead links new ones: new shares, new handles. */
final class Reissue implements OnContained {
    private static final int MOST = 100_000;

    private final ScopedShares scoped;
    private final Shares shares;

    Reissue(ScopedShares scoped, Shares shares) {
        this.scoped = scoped;
        this.shares = shares;
    }

    /** Old handle to new handle, and what hindered the rest. */
    record Reissued(Map<String, String> handles, Map<String, String> hindered) {}

    @Override
    public String name() {
        return "reissue";
    }

    @Override
    public Optional<String> notNeeded(StepContext step) {
        if (Scope.parse(step.target()).kind() == Scope.Kind.VIEWER) {
            return Optional.of("The viewer was cut off on purpose and gets no new link.");
        }
        return killed(step).isEmpty()
                ? Optional.of("No link of the scope was issued to a named recipient.")
                : Optional.empty();
    }

    @Override
    public String preview() {
        return "Gives every named recipient of a link hit a new one.";
    }

    @Override
    public Act act(StepContext step) {
        var hindered = new TreeMap<String, String>();
        var by = new Operator(step.run().by(), Role.ADMIN);
        for (ShareRow old : killed(step)) {
            if (old.replacedBy() == null) {
                reissue(old, by, hindered);
            }
        }
        step.keep(new Reissued(handles(step), hindered));
        return new Act.Done();
    }

    private void reissue(ShareRow old, Operator by, Map<String, String> hindered) {
        try {
            shares.reissueDespiteFreeze(old.handle(), by);
        } catch (Fault e) {
            hindered.put(old.handle(), e.problem().title());
        }
    }

    @Override
    public Check verify(StepContext step) {
        int all = killed(step).size();
        int done = handles(step).size();
        String evidence = done + " of " + Counted.of(all, "recipient") + (all == 1 ? " has" : " have") + " a new link";
        return done == all ? new Check.Holds(evidence) : new Check.Missing(evidence);
    }

    private List<ShareRow> killed(StepContext step) {
        return scoped.killedOfRecipients(Scope.parse(step.target()), step.run().run(), MOST);
    }

    private Map<String, String> handles(StepContext step) {
        var handles = new TreeMap<String, String>();
        for (ShareRow old : killed(step)) {
            if (old.replacedBy() != null) {
                handles.put(old.handle(), old.replacedBy());
            }
        }
        return handles;
    }

    @Override
    public Undo undo() {
        return new Undo.By("Revoke the new links: sluice share revoke HANDLE.");
    }
}
