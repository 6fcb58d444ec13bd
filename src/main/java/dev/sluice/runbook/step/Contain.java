package dev.sluice.runbook.step;

import dev.sluice.api.EmergencySettings;
import dev.sluice.floors.Epochs;
import dev.sluice.floors.Gate;
import dev.sluice.floors.Scope;
import dev.sluice.floors.Stamp;
import dev.sluice.runbook.Act;
import dev.sluice.runbook.Approval;
import dev.sluice.runbook.Check;
import dev.sluice.runbook.StepContext;
import dev.sluice.runbook.StepType;
import dev.sluice.runbook.Undo;
import dev.sluice.share.Feed;
import dev.sluice.share.Revocations;
import dev.sluice.share.ScopedShares;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Freezes issuance inside the scope, raises its floor and appends both to the feed: one transaction, before any counting. */
final class Contain implements StepType {
    private static final Epochs OLDEST = new Epochs(0, 0, 0, 0, 0);

    private final Revocations revocations;
    private final Gate gate;
    private final Feed feed;
    private final ScopedShares shares;
    private final Supplier<EmergencySettings> settings;

    Contain(Revocations revocations, Gate gate, Feed feed, ScopedShares shares, Supplier<EmergencySettings> settings) {
        this.revocations = revocations;
        this.gate = gate;
        this.feed = feed;
        this.shares = shares;
        this.settings = settings;
    }

    /**
     * What was put in force.
     *
     * @param before floor before it; 0 for keys and issued-before, which have none
     * @param after floor since
     * @param sequence of the feed, which edges acknowledge
     */
    record Contained(String scope, long before, long after, long sequence, Instant at) {}

    @Override
    public String name() {
        return "contain";
    }

    @Override
    public boolean urgent() {
        return true;
    }

    @Override
    public String requires() {
        return "A second admin has approved, where the service wants one for this kind of scope.";
    }

    /** A document of the workspace may name no step {@code approve}; the rule holds all the same. */
    @Override
    public Optional<String> unmet(StepContext step) {
        return step.run().drill()
                        || !Approve.wanted(settings.get(), step)
                        || step.keptBy("approve", Approval.class).isPresent()
                ? Optional.empty()
                : Optional.of("No second admin has approved, and the service wants one for this scope.");
    }

    @Override
    public String preview() {
        return "Freezes issuance inside the scope and raises its floor: every link and session in it is refused.";
    }

    @Override
    public Act act(StepContext step) {
        var scope = Scope.parse(step.target());
        var run = step.run();
        long before = gate.floor(scope);
        var published = revocations.contain(scope, run.run(), run.by(), run.reason());
        step.untilDurable(published.durable());
        step.keep(new Contained(scope.toString(), before, gate.floor(scope), published.sequence(), published.at()));
        return new Act.Done();
    }

    @Override
    public Check verify(StepContext step) {
        var scope = Scope.parse(step.target());
        var kept = step.kept(Contained.class).or(() -> recovered(step, scope)).orElse(null);
        if (kept == null || !inForce(scope, step.now())) {
            return new Check.Missing("The floor of " + scope + " is not in force.");
        }
        if (gate.issuanceRefusal(sample(scope, step.now())).isEmpty()) {
            return new Check.Missing("The floor of " + scope + " is in force, but issuance is open.");
        }
        return new Check.Holds("issuance frozen, " + words(scope, kept) + ", canary issue refused");
    }

    /** The process died after the transaction and before it was noted: the floor itself says which run raised it. */
    private Optional<Contained> recovered(StepContext step, Scope scope) {
        var found = shares.raised(scope, step.run().run())
                .map(r -> new Contained(scope.toString(), r.epoch() - 1, r.epoch(), feed.sequence(), r.at()));
        found.ifPresent(step::keep);
        return found;
    }

    private boolean inForce(Scope scope, Instant now) {
        return gate.refusal(sample(scope, now), now).isPresent();
    }

    private static String words(Scope scope, Contained kept) {
        return switch (scope.kind()) {
            case KEY ->
                "key " + scope.value().substring(0, Math.min(8, scope.value().length())) + "… refused";
            case ISSUED_BEFORE -> "links issued before " + scope.value() + " refused";
            case LINK, VIEWER, ASSET, CHANNEL, EVERYTHING ->
                scope.kind().word() + " floor " + kept.before() + " → " + kept.after();
        };
    }

    /** A share and token as old as can be inside the scope. */
    private static Stamp sample(Scope scope, Instant now) {
        return new Stamp(
                only(scope, Scope.Kind.LINK),
                only(scope, Scope.Kind.ASSET),
                only(scope, Scope.Kind.CHANNEL),
                scope.kind() == Scope.Kind.VIEWER ? scope.value() : null,
                OLDEST,
                scope.kind() == Scope.Kind.ISSUED_BEFORE ? scope.cutoff().minusMillis(1) : now,
                scope.kind() == Scope.Kind.KEY ? scope.value() : null,
                0);
    }

    private static String only(Scope scope, Scope.Kind kind) {
        return scope.kind() == kind ? scope.value() : "";
    }

    @Override
    public Undo undo() {
        return new Undo.None("A floor never falls; who was hit by mistake gets a new link by reissue.");
    }
}
