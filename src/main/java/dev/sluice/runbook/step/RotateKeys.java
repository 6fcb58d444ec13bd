package dev.sluice.runbook.step;

import dev.sluice.floors.Scope;
import dev.sluice.playback.SigningKeys;
import dev.sluice.runbook.Act;
import dev.sluice.runbook.Check;
import dev.sluice.runbook.StepContext;
import dev.sluice.runbook.StepType;
import dev.sluice.runbook.Undo;
import dev.sluice.token.KeyState;
import dev.sluice.token.SigningKey;
import java.util.Optional;

/** Kills a signing key that is suspect; the next key signs from then on. */
final class RotateKeys implements StepType {
    private final SigningKeys keys;

    RotateKeys(SigningKeys keys) {
        this.keys = keys;
    }

    /** The key that is dead and the one that signs now, by thumbprint. */
    record Rotated(String killed, String active) {}

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
    public String preview() {
        return "Kills the suspect signing key and signs with the next one.";
    }

    @Override
    public Act act(StepContext step) {
        String kid = Scope.parse(step.target()).value();
        if (!killed(kid)) {
            keys.kill(kid, step.run().by());
        }
        step.keep(new Rotated(kid, keys.ring().active().kid()));
        return new Act.Done();
    }

    @Override
    public Check verify(StepContext step) {
        String kid = Scope.parse(step.target()).value();
        return killed(kid)
                ? new Check.Holds("key " + start(kid) + "… is dead, its private half deleted; "
                        + start(keys.ring().active().kid()) + "… signs")
                : new Check.Missing("The key " + start(kid) + "… still signs.");
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
