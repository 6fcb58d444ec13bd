package dev.sluice.runbook.step;

import dev.sluice.runbook.Act;
import dev.sluice.runbook.Check;
import dev.sluice.runbook.StepContext;
import dev.sluice.runbook.StepType;
import dev.sluice.runbook.Undo;
import java.util.Optional;

/** Purges commercial CDNs. This service can be connected to none yet, so there is never one to purge. */
final class Purge implements StepType {
    private static final String NOTHING =
            "No commercial CDN is connected. Own edges ask about floors before any cache.";

    @Override
    public String name() {
        return "purge";
    }

    @Override
    public Optional<String> notNeeded(StepContext step) {
        return Optional.of(NOTHING);
    }

    @Override
    public String preview() {
        return NOTHING;
    }

    @Override
    public Act act(StepContext step) {
        return new Act.NotNeeded(NOTHING);
    }

    @Override
    public Check verify(StepContext step) {
        return new Check.Missing(NOTHING);
    }

    @Override
    public Undo undo() {
        return new Undo.None("A cache fills itself again.");
    }
}
