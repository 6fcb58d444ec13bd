package dev.sluice.runbook.step;

import dev.sluice.floors.Scope;
import dev.sluice.playback.SigningKeys;
import dev.sluice.runbook.Act;
import dev.sluice.runbook.Check;
import dev.sluice.runbook.StepContext;
import dev.sluice.runbook.StepType;
import dev.sluice.runbook.Undo;
import dev.sluice.share.ScopedShares;
import dev.sluice.share.ShareRow;
import dev.sluice.token.KeyState;
import dev.sluice.token.SigningKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Kills a signing key that is suspect; the next key signs from then on. */
final class RotateKeys implements StepType {
    private static final int SAMPLE = 5;

    private final SigningKeys keys;
    private final ScopedShares shares;
    private final Probes probes;
    private final Prober prober;
    private final Edges edges;

    RotateKeys(SigningKeys keys, ScopedShares shares, Probes probes, Prober prober, Edges edges) {
        this.keys = keys;
        this.shares = shares;
        this.probes = probes;
        this.prober = prober;
        this.edges = edges;
    }

    /**
     * The key that is dead and the one that signs now, by thumbprint.
     *
     * @param old what edges answered to the dead key's last signatures, under links that play otherwise
     */
    record Rotated(String killed, String active, Tally old) {}

    @Override
    public String name() {
        return "rotate-keys";
    }

    @Override
    public Optional<String> notNeeded(StepContext step) {
        return Scope.parse(step.target()).kind() == Scope.Kind.KEY
                ? Optional.empty()
                : Optional.of("No signing key is suspected; the scope is "
                        + Scope.parse(step.target()).kind().word() + ".");
    }

    @Override
    public String requires() {
        return "The scope is a key; the next key is published.";
    }

    @Override
    public String preview() {
        return "Kills the suspect signing key and signs with the next one.";
    }

    @Override
    public Act act(StepContext step) {
        var scope = Scope.parse(step.target());
        List<Probe> old = keys.ring().active().kid().equals(scope.value())
                ? probes.ofLinks(signed(scope, step.run().run()))
                : List.of();
        if (!killed(scope.value())) {
            keys.kill(scope.value(), step.run().by());
        }
        Tally answers = prober.ask(edges.serving(step.now()), old, tally -> {});
        step.keep(new Rotated(scope.value(), keys.ring().active().kid(), answers));
        return new Act.Done();
    }

    @Override
    public Check verify(StepContext step) {
        String kid = Scope.parse(step.target()).value();
        if (!killed(kid)) {
            return new Check.Missing("The key " + start(kid) + "… still signs.");
        }
        var rotated = step.kept(Rotated.class).orElse(null);
        if (rotated != null && !rotated.old().allRefused()) {
            return new Check.Missing("The dead key's signature: " + Verify.Proof.refused(rotated.old()) + ".");
        }
        return new Check.Holds(
                "key " + start(kid) + "… is dead, " + start(keys.ring().active().kid()) + "… signs; "
                        + (rotated == null
                                ? "old signature not asked for"
                                : "old signature: " + Verify.Proof.refused(rotated.old())));
    }

    /** Links that the active key signed, and others that it signs sessions of. */
    private List<ShareRow> signed(Scope key, String run) {
        var rows = new ArrayList<>(shares.killedSample(key, run, SAMPLE));
        shares.playingInside(key, SAMPLE).stream()
                .filter(row -> row.kid() == null)
                .forEach(rows::add);
        return rows;
    }

    private boolean killed(String kid) {
        return keys.ring().keys().stream()
                .filter(k -> k.kid().equals(kid))
                .map(SigningKey::state)
                .allMatch(KeyState.KILLED::equals);
    }

    private static String start(String kid) {
        return kid.substring(0, Math.min(8, kid.length()));
    }

    @Override
    public Undo undo() {
        return new Undo.None("A key that may be known to others is never trusted again.");
    }
}
