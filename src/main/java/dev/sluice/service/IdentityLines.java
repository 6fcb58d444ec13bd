package dev.sluice.service;

import static dev.sluice.service.Checklist.holds;
import static dev.sluice.service.Checklist.line;

import dev.sluice.api.ChecklistItem;
import dev.sluice.api.EntitlementState;
import dev.sluice.api.FailureMode;
import dev.sluice.api.Severity;
import dev.sluice.playback.entitlement.Entitlement;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The line of the checklist about the entitlement hook; there is none where nobody is asked. */
final class IdentityLines implements Supplier<Stream<ChecklistItem>> {
    private final Entitlement hook;

    IdentityLines(Entitlement hook) {
        this.hook = hook;
    }

    @Override
    public Stream<ChecklistItem> get() {
        return hook.configured() ? Stream.of(hook(hook.state())) : Stream.empty();
    }

    private static ChecklistItem hook(EntitlementState now) {
        boolean open = now.hook().fails() == FailureMode.OPEN;
        String mode = open ? "fails open: viewers watch" : "fails closed: viewers are refused";
        String evidence = "%s when it does not answer within %d ms; %d yes, %d no, %d without answer, p95 %s"
                .formatted(
                        mode,
                        now.hook().deadline().toMillis(),
                        now.allowed() + now.cached(),
                        now.denied(),
                        now.failed(),
                        now.p95Ms() == null ? "not measured" : now.p95Ms() + " ms");
        if (now.failed() == 0) {
            return holds("entitlement", "The customer's backend is asked about each viewer", evidence);
        }
        return line(
                Severity.WARNS,
                "entitlement",
                "The entitlement hook has not always answered",
                evidence + "; last: " + now.lastFailure(),
                "See that it answers POST within " + now.hook().deadline().toMillis() + " ms from this machine.",
                "");
    }
}
