package dev.sluice.runbook;

import java.time.Duration;
import java.util.Map;

/** The values of one step's block, checked by the parser, as a run or a drill reads them. */
public final class Parameters {
    /** Before a parameter's name: its value in a drill. */
    static final String IN_DRILL = "drill-";

    private final Map<String, String> values;
    private final boolean drill;

    private Parameters(Map<String, String> values, boolean drill) {
        this.values = values;
        this.drill = drill;
    }

    static Parameters of(Map<String, String> values) {
        return new Parameters(Map.copyOf(values), false);
    }

    /** The same block as a drill reads it: {@code drill-for} instead of {@code for}, where given. */
    Parameters in(boolean drill) {
        return new Parameters(values, drill);
    }

    /** A parameter of kind {@link Parameter.Kind#DURATION}. */
    public Duration duration(String name) {
        return Parameter.duration(text(name));
    }

    /** A parameter of kind {@link Parameter.Kind#NUMBER}. */
    public int number(String name) {
        return Parameter.number(text(name));
    }

    /** A parameter of kind {@link Parameter.Kind#TEXT}. */
    public String text(String name) {
        String shortened = drill ? values.get(IN_DRILL + name) : null;
        String value = shortened == null ? values.get(name) : shortened;
        if (value == null) {
            throw new IllegalArgumentException("The step type does not declare the parameter " + name);
        }
        return value;
    }
}
