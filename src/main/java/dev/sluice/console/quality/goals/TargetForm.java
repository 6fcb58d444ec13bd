package dev.sluice.console.quality.goals;

import dev.sluice.api.Quality.SloState;
import dev.sluice.api.Slo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** The targets being typed: startup in milliseconds, the others in percent. */
final class TargetForm {
    static final List<String> NAMES = List.of("startup", "stalled", "failures");
    private static final String STARTUP = "startup";
    private static final double LONGEST_MS = 60_000;

    private final Map<String, StringProperty> typed = new LinkedHashMap<>();
    private final Map<String, Double> before = new LinkedHashMap<>();
    /** Counts how often it was shown, since what is in force decides what is a change. */
    private final IntegerProperty shown = new SimpleIntegerProperty();

    TargetForm() {
        NAMES.forEach(name -> typed.put(name, new SimpleStringProperty("")));
    }

    /** Fills in what is in force; what somebody is typing stays. */
    void show(List<SloState> slos) {
        for (SloState slo : slos) {
            var field = field(slo.name());
            boolean untouched =
                    !before.containsKey(slo.name()) || field.get().equals(words(slo.name(), before(slo.name())));
            before.put(slo.name(), slo.target());
            if (untouched) field.set(words(slo.name(), slo.target()));
        }
        shown.set(shown.get() + 1);
    }

    StringProperty field(String name) {
        var field = typed.get(name);
        if (field == null) throw new IllegalArgumentException("There is no target " + name);
        return field;
    }

    private double before(String name) {
        return before.getOrDefault(name, Double.NaN);
    }

    /** What is wrong, as a sentence; empty when the targets can be kept. */
    ObservableValue<String> problem() {
        return Bindings.createStringBinding(
                this::wrong,
                Stream.concat(typed.values().stream(), Stream.of(shown)).toArray(Observable[]::new));
    }

    private String wrong() {
        for (String name : NAMES) {
            double target = read(name);
            double most = name.equals(STARTUP) ? LONGEST_MS : 1;
            if (!(target > 0) || target >= most) {
                return name.equals(STARTUP)
                        ? "Startup is a number of milliseconds below 60,000."
                        : "Stalled time and failures are percent above 0 and below 100, such as 0.5.";
            }
        }
        return changed().isEmpty() ? "No target is changed." : "";
    }

    /** Those that were changed. */
    List<Slo> changed() {
        var changed = new ArrayList<Slo>();
        for (String name : NAMES) {
            double target = read(name);
            if (Math.abs(target - before(name)) > target * 1e-9) changed.add(new Slo(name, target));
        }
        return changed;
    }

    private double read(String name) {
        try {
            double typedNumber = Double.parseDouble(field(name).get().strip().replace(",", "."));
            return name.equals(STARTUP) ? typedNumber : typedNumber / 100;
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    private static String words(String name, double target) {
        double shown = name.equals(STARTUP) ? target : target * 100;
        return shown == Math.rint(shown)
                ? String.format(Locale.ROOT, "%.0f", shown)
                : String.format(Locale.ROOT, "%.4f", shown).replaceAll("0+$", "");
    }
}
