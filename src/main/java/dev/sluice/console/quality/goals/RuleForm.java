package dev.sluice.console.quality.goals;

import dev.sluice.api.AlertRule;
import dev.sluice.console.ui.Chip;
import java.util.Arrays;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** A rule being typed; shares are typed in percent. */
final class RuleForm {
    /** What it is about. */
    enum Metric {
        STARTUP,
        STALLED,
        FAILURES
    }

    /** What it is held against. */
    enum Kind {
        ABOVE,
        WORSE
    }

    /** Whether it is looked at. */
    enum Standing {
        ON,
        OFF
    }

    private static final int FEWEST = 25;

    final ObjectProperty<Metric> metric = new SimpleObjectProperty<>(Metric.STARTUP);
    final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.ABOVE);
    final ObjectProperty<Standing> standing = new SimpleObjectProperty<>(Standing.ON);
    final StringProperty by = new SimpleStringProperty("channel");
    final StringProperty bound = new SimpleStringProperty("");
    final StringProperty minimum = new SimpleStringProperty("25");
    final StringProperty minutes = new SimpleStringProperty("10");
    final ObjectProperty<@Nullable String> webhook = new SimpleObjectProperty<>();
    private final @Nullable String id;

    /** @param known the rule that is changed; null for a new one */
    RuleForm(@Nullable AlertRule known) {
        id = known == null ? null : known.id();
        if (known == null) return;
        metric.set(of(Metric.values(), known.metric()));
        kind.set(of(Kind.values(), known.kind()));
        standing.set(known.active() ? Standing.ON : Standing.OFF);
        by.set(known.by());
        minimum.set(Integer.toString(known.minimum()));
        minutes.set(Integer.toString(known.minutes()));
        webhook.set(known.webhook());
        var number = known.bound();
        if (number != null)
            bound.set(String.format(Locale.ROOT, "%.4f", number * unit()).replaceAll("\\.?0+$", ""));
    }

    private static <E extends Enum<E>> E of(E[] all, String word) {
        return Arrays.stream(all)
                .filter(each -> Chip.word(each).equals(word))
                .findFirst()
                .orElse(all[0]);
    }

    /** What the typed bound is in. */
    ObservableValue<String> boundName() {
        return Bindings.createStringBinding(
                () -> kind.get() == Kind.WORSE
                        ? "Times as bad as yesterday"
                        : metric.get() == Metric.STARTUP ? "Above, ms" : "Above, %",
                metric,
                kind);
    }

    /** What is wrong, as a sentence; empty when it can be kept. */
    ObservableValue<String> problem() {
        return Bindings.createStringBinding(this::wrong, metric, kind, standing, by, bound, minimum, minutes, webhook);
    }

    private String wrong() {
        Double number = number(bound);
        if (kind.get() == Kind.WORSE && (number == null || !(number > 1))) {
            return "Say how many times as bad, such as 1.5.";
        }
        if (!bound.get().isBlank() && (number == null || !(number > 0))) {
            return "The bound is a number above 0; leave it empty for the target.";
        }
        Double sessions = number(minimum);
        if (sessions == null || sessions < FEWEST) return "Fewer than 25 sessions say nothing.";
        Double looked = number(minutes);
        if (looked == null || looked < 5 || looked > 120) return "A rule looks at 5 to 120 minutes.";
        return by.get().split(",").length > 2 ? "Cohorts go by one or two dimensions." : "";
    }

    /** The rule as it is typed; ask only while nothing is wrong. */
    AlertRule typed() {
        Double number = number(bound);
        return new AlertRule(
                id,
                Chip.word(metric.get()),
                Chip.word(kind.get()),
                by.get().strip(),
                number == null ? null : number / unit(),
                whole(minimum),
                whole(minutes),
                webhook.get(),
                standing.get() == Standing.ON);
    }

    private double unit() {
        return kind.get() == Kind.ABOVE && metric.get() != Metric.STARTUP ? 100 : 1;
    }

    private static int whole(StringProperty field) {
        Double number = number(field);
        return number == null ? 0 : number.intValue();
    }

    private static @Nullable Double number(StringProperty field) {
        try {
            return field.get().isBlank()
                    ? null
                    : Double.valueOf(field.get().strip().replace(",", "."));
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
