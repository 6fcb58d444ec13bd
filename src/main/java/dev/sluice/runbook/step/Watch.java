package dev.sluice.runbook.step;

import dev.sluice.api.Counted;
import dev.sluice.api.Fault;
import dev.sluice.floors.Scope;
import dev.sluice.runbook.Act;
import dev.sluice.runbook.Check;
import dev.sluice.runbook.Parameter;
import dev.sluice.runbook.StepContext;
import dev.sluice.runbook.Undo;
import dev.sluice.share.ScopedShares;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Keeps asking for a while: a dead link that plays again is found by us, not by a viewer. */
final class Watch implements OnContained {
    private final ScopedShares shares;
    private final Probes probes;
    private final Prober prober;
    private final Edges edges;

    Watch(ScopedShares shares, Probes probes, Prober prober, Edges edges) {
        this.shares = shares;
        this.probes = probes;
        this.prober = prober;
        this.edges = edges;
    }

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    /** How far the watch is; survives a restart. */
    record Watched(Instant until, int rounds, long refused, long played, long silent) {
        Watched and(Tally t) {
            return new Watched(until, rounds + 1, refused + t.refused(), played + t.played(), silent + t.silent());
        }

        String words() {
            return "%s in %s: %,d refused, %,d played, %,d without answer"
                    .formatted(
                            Counted.of(refused + played + silent, "request"),
                            Counted.of(rounds, "round"),
                            refused,
                            played,
                            silent);
        }
    }

    @Override
    public String name() {
        return "watch";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.required("for", Parameter.Kind.DURATION),
                Parameter.of("every", Parameter.Kind.DURATION, "30s"),
                Parameter.of("sample", Parameter.Kind.NUMBER, "20"));
    }

    @Override
    public String preview() {
        return "Keeps asking for revoked links for a set time.";
    }

    @Override
    public Act act(StepContext step) {
        var watched = step.kept(Watched.class).orElseGet(() -> begin(step)).and(round(step));
        step.keep(watched);
        if (watched.played() > 0) {
            throw Fault.conflict("revoked-link-played", "A revoked link played: " + watched.words() + ".", null);
        }
        Instant next = step.now().plus(step.parameters().duration("every"));
        return step.now().isBefore(watched.until())
                ? new Act.Waits(
                        next.isBefore(watched.until()) ? next : watched.until(),
                        "until " + UTC.format(watched.until()) + " · " + watched.words())
                : new Act.Done();
    }

    private static Watched begin(StepContext step) {
        return new Watched(step.now().plus(step.parameters().duration("for")), 0, 0, 0, 0);
    }

    private Tally round(StepContext step) {
        var scope = Scope.parse(step.target());
        var sample =
                shares.killedSample(scope, step.run().run(), step.parameters().number("sample"));
        return prober.ask(edges.serving(step.now()), probes.ofLinks(sample), tally -> {});
    }

    @Override
    public Check verify(StepContext step) {
        return step.kept(Watched.class)
                .filter(watched -> !step.now().isBefore(watched.until()) && watched.played() == 0)
                .<Check>map(watched -> new Check.Holds(watched.words()))
                .orElseGet(() -> new Check.Missing("The watch is not over."));
    }

    @Override
    public Undo undo() {
        return new Undo.None("It only asks.");
    }
}
