package dev.sluice.runbook;

import java.time.Instant;
import java.util.List;

/** A step that waits as long as its block says, over three looks. */
final class Wait implements StepType {
    private record Until(Instant until) {}

    @Override
    public String name() {
        return "wait";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("for", Parameter.Kind.DURATION));
    }

    @Override
    public String preview() {
        return "Waits.";
    }

    @Override
    public Act act(StepContext step) {
        Instant until = step.kept(Until.class)
                .map(Until::until)
                .orElseGet(() -> step.now().plus(step.parameters().duration("for")));
        step.keep(new Until(until));
        return step.now().isBefore(until)
                ? new Act.Waits(
                        step.now().plus(step.parameters().duration("for").dividedBy(3)), "waits until " + until)
                : new Act.Done();
    }

    @Override
    public Check verify(StepContext step) {
        boolean over = step.kept(Until.class)
                .filter(u -> !step.now().isBefore(u.until()))
                .isPresent();
        return over ? new Check.Holds("waited") : new Check.Missing("not over yet");
    }

    @Override
    public Undo undo() {
        return new Undo.None("Time passes.");
    }
}
