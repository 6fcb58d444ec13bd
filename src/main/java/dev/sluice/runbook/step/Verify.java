package dev.sluice.runbook.step;

import dev.sluice.api.Counted;
import dev.sluice.floors.Scope;
import dev.sluice.runbook.Act;
import dev.sluice.runbook.Check;
import dev.sluice.runbook.OnFailure;
import dev.sluice.runbook.Parameter;
import dev.sluice.runbook.StepContext;
import dev.sluice.runbook.Undo;
import dev.sluice.share.ScopedShares;
import dev.sluice.share.ShareRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Proves by asking every edge: what is dead is refused, what is spared plays. */
final class Verify implements OnContained {
    private final ScopedShares shares;
    private final Probes probes;
    private final Prober prober;
    private final Edges edges;

    Verify(ScopedShares shares, Probes probes, Prober prober, Edges edges) {
        this.shares = shares;
        this.probes = probes;
        this.prober = prober;
        this.edges = edges;
    }

    /**
     * What was asked for and what came back.
     *
     * @param clockWrong of the edges asked, those that refuse everything because of their clock; earlier versions kept none
     */
    record Proof(
            int links,
            int sessions,
            List<String> edges,
            List<String> cutOff,
            List<String> clockWrong,
            Tally revoked,
            Tally controls) {
        Proof {
            clockWrong = clockWrong == null ? List.of() : List.copyOf(clockWrong);
        }

        boolean green() {
            return revoked.allRefused() && controls.allPlayed() && !edges.isEmpty();
        }

        String words() {
            String from = edges.size() == 1 ? "" : " from " + edges.size() + " edges";
            String without = cutOff.isEmpty()
                    ? ""
                    : " · not asked, cut off and refusing since its lease ended: " + String.join(", ", cutOff);
            return "%s and %s%s: %s · %s%s"
                    .formatted(
                            Counted.of(links, "revoked link"),
                            Counted.of(sessions, "session"),
                            from,
                            refused(revoked),
                            played(controls),
                            without);
        }

        /** The words, and what of them is wrong: an edge that did not answer, a link that played. */
        String objection() {
            return words()
                    + Stream.of(revoked.notRefused(), controls.notPlayed())
                            .flatMap(Optional::stream)
                            .distinct()
                            .map(odd -> " · " + odd)
                            .collect(Collectors.joining())
                    + (clockWrong.isEmpty()
                            ? ""
                            : " · clock wrong and refusing everything: " + String.join(", ", clockWrong));
        }

        static String refused(Tally t) {
            String silent = t.silent() == 0 ? "" : ", " + t.silent() + " without answer";
            return "%,d of %s refused, %,d played%s"
                    .formatted(t.refused(), Counted.of(t.asked(), "request"), t.played(), silent);
        }

        static String played(Tally t) {
            return t.asked() == 0
                    ? "no control link exists"
                    : "controls %,d of %,d play".formatted(t.played(), t.asked());
        }
    }

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.of("all-up-to", Parameter.Kind.NUMBER, "500"),
                Parameter.of("sample", Parameter.Kind.NUMBER, "600"),
                Parameter.of("sessions", Parameter.Kind.NUMBER, "100"),
                Parameter.of("controls", Parameter.Kind.NUMBER, "20"));
    }

    @Override
    public OnFailure onFailure() {
        return OnFailure.STOPS;
    }

    @Override
    public boolean proves() {
        return true;
    }

    @Override
    public String preview() {
        return "Asks every edge for revoked links, playing sessions and segments, and for links that must still play.";
    }

    @Override
    public Act act(StepContext step) {
        var scope = Scope.parse(step.target());
        String run = step.run().run();
        List<ShareRow> killed = shares.killedSample(scope, run, howMany(step, scope));
        var sessions = shares.endedSessions(run, step.parameters().number("sessions"));
        var dead = new ArrayList<>(probes.ofLinks(killed));
        dead.addAll(probes.ofSessions(sessions));
        var asked = edges.serving(step.now());
        var revoked = prober.ask(asked, dead, t -> step.say("revoked " + Proof.refused(t)));
        var controls = probes.controls(
                Scope.parse(step.run().scope()),
                step.run().drill(),
                killed,
                step.parameters().number("controls"));
        var playing = prober.ask(
                asked, controls, t -> step.say("revoked " + Proof.refused(revoked) + " · " + Proof.played(t)));
        var wrong = asked.stream().filter(Edges.Edge::clockWrong).toList();
        step.keep(
                new Proof(killed.size(), sessions.size(), names(asked), cutOff(asked), names(wrong), revoked, playing));
        return new Act.Done();
    }

    private List<String> cutOff(List<Edges.Edge> asked) {
        var names = new ArrayList<>(names(edges.known()));
        names.removeAll(names(asked));
        return names;
    }

    private static List<String> names(List<Edges.Edge> edges) {
        return edges.stream().map(Edges.Edge::name).toList();
    }

    private int howMany(StepContext step, Scope scope) {
        int all = step.parameters().number("all-up-to");
        return shares.killed(scope, step.run().run()).links() <= all
                ? all
                : step.parameters().number("sample");
    }

    @Override
    public Check verify(StepContext step) {
        var proof = step.kept(Proof.class).orElse(null);
        if (proof == null) {
            return new Check.Missing("Nothing was proven yet.");
        }
        return proof.green() ? new Check.Holds(proof.words()) : new Check.Missing(proof.objection());
    }

    @Override
    public Undo undo() {
        return new Undo.None("It only asks.");
    }
}
