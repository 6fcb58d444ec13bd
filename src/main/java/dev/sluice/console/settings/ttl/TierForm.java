package dev.sluice.console.settings.ttl;

import dev.sluice.api.Fault;
import dev.sluice.api.Ttl;
import dev.sluice.api.TtlPolicy;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** A tier's range being typed. */
final class TierForm {
    final StringProperty min;
    final StringProperty usual;
    final StringProperty max;
    private final TtlPolicy before;

    TierForm(TtlPolicy before) {
        this.before = before;
        min = new SimpleStringProperty(words(before.minSeconds()));
        usual = new SimpleStringProperty(words(before.defaultSeconds()));
        max = new SimpleStringProperty(words(before.maxSeconds()));
    }

    /** What is missing or wrong, as a sentence; empty when it can be kept. */
    ObservableValue<String> problem() {
        return Bindings.createStringBinding(this::wrong, min, usual, max);
    }

    /** The range as it is typed; empty while a part of it cannot be read. */
    Optional<TtlPolicy> typed() {
        try {
            return Optional.of(new TtlPolicy(before.risk(), seconds(min), seconds(usual), seconds(max)));
        } catch (Fault unreadable) {
            return Optional.empty();
        }
    }

    private String wrong() {
        try {
            return fits(new TtlPolicy(before.risk(), seconds(min), seconds(usual), seconds(max)));
        } catch (Fault unreadable) {
            return unreadable.problem().title() + " " + unreadable.problem().nextAct();
        }
    }

    private String fits(TtlPolicy typed) {
        if (typed.minSeconds() < Ttl.SHORTEST.toSeconds() || typed.maxSeconds() > Ttl.LONGEST.toSeconds()) {
            return "No link lives shorter than 10 min or longer than 24 h.";
        }
        if (typed.minSeconds() > typed.defaultSeconds() || typed.defaultSeconds() > typed.maxSeconds()) {
            return "The usual time lies between the shortest and the longest.";
        }
        return typed.equals(before) ? "Nothing is changed yet." : "";
    }

    private static long seconds(StringProperty field) {
        return Ttl.parse(field.get()).toSeconds();
    }

    static String words(long seconds) {
        return Ttl.words(Duration.ofSeconds(seconds));
    }
}
