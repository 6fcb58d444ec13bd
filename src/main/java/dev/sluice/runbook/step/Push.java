package dev.sluice.runbook.step;

import dev.sluice.api.Fault;
import dev.sluice.runbook.Act;
import dev.sluice.runbook.Check;
import dev.sluice.runbook.Parameter;
import dev.sluice.runbook.StepContext;
import dev.sluice.runbook.Undo;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Waits until every edge has acknowledged the containment, or refuses by itself because its lease is over. */
final class Push implements OnContained {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Edges edges;

    Push(Edges edges) {
        this.edges = edges;
    }

    /**
     * Who acknowledged when.
     *
     * @param cutOff edges that did not, with the end of the lease since which they refuse everything protected
     */
    record Pushed(long sequence, Map<String, Instant> acknowledged, Map<String, Instant> cutOff) {}

    @Override
    public String name() {
        return "push";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.of("wait", Parameter.Kind.DURATION, "30s"));
    }

    @Override
    public boolean urgent() {
        return true;
    }

    @Override
    public String preview() {
        return "Waits for each edge's acknowledgement and names those that lag.";
    }

    @Override
    public Act act(StepContext step) {
        long sequence = sequence(step);
        List<Edges.Edge> known = edges.known();
        Map<String, Instant> acknowledged = atOnce(step, known, edges.acknowledged(sequence, AT_ONCE));
        List<Edges.Edge> missing =
                known.stream().filter(e -> !acknowledged.containsKey(e.name())).toList();
        if (missing.stream().allMatch(e -> e.cutOff(step.now()))) {
            return pushed(step, new Pushed(sequence, acknowledged, leases(missing)));
        }
        String behind = names(missing) + " has not acknowledged sequence " + sequence + " yet";
        if (step.now().isAfter(step.startedAt().plus(step.parameters().duration("wait")))) {
            throw Fault.conflict("edge-behind", behind + " and may still serve until its lease ends.", null);
        }
        return new Act.Waits(step.now().plus(LOOK_AGAIN), behind);
    }

    /** An edge that cannot miss anything refuses since containment, however late it is asked: after a restart, for one. */
    private static Map<String, Instant> atOnce(
            StepContext step, List<Edges.Edge> known, Map<String, Instant> acknowledged) {
        var all = new TreeMap<>(acknowledged);
        known.stream()
                .filter(e -> e.leaseEnds() == null)
                .forEach(e -> all.computeIfPresent(e.name(), (name, at) -> containedAt(step)));
        return all;
    }

    private static Instant containedAt(StepContext step) {
        return step.keptBy("contain", Contain.Contained.class).orElseThrow().at();
    }

    private static Act pushed(StepContext step, Pushed pushed) {
        Instant last = containedAt(step);
        for (Instant at : pushed.acknowledged().values()) {
            last = Collections.max(List.of(last, at));
        }
        for (Instant at : pushed.cutOff().values()) {
            last = Collections.max(List.of(last, at));
        }
        step.contained(last);
        step.keep(pushed);
        return new Act.Done();
    }

    @Override
    public Check verify(StepContext step) {
        return step.kept(Pushed.class)
                .<Check>map(p -> new Check.Holds(evidence(p)))
                .orElseGet(() -> new Check.Missing("No acknowledgement was recorded."));
    }

    private static String evidence(Pushed pushed) {
        int all = pushed.acknowledged().size() + pushed.cutOff().size();
        String text = "%d of %d acknowledged, sequence %d"
                .formatted(pushed.acknowledged().size(), all, pushed.sequence());
        if (!pushed.cutOff().isEmpty()) {
            return text + "; cut off and refusing since its lease ended: "
                    + String.join(", ", pushed.cutOff().keySet());
        }
        return all < 2 ? text : text + ", slowest " + slowest(pushed.acknowledged());
    }

    private static String slowest(Map<String, Instant> acknowledged) {
        return Collections.max(acknowledged.entrySet(), Map.Entry.comparingByValue())
                .getKey();
    }

    private static long sequence(StepContext step) {
        return step.keptBy("contain", Contain.Contained.class).orElseThrow().sequence();
    }

    private static Map<String, Instant> leases(List<Edges.Edge> edges) {
        return edges.stream().collect(Collectors.toMap(Edges.Edge::name, e -> Objects.requireNonNull(e.leaseEnds())));
    }

    private static String names(List<Edges.Edge> edges) {
        return edges.stream().map(Edges.Edge::name).collect(Collectors.joining(", "));
    }

    @Override
    public Undo undo() {
        return new Undo.None("An acknowledgement is a fact.");
    }
}
