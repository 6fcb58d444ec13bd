package dev.sluice.console.links.ttl;

import dev.sluice.api.Fault;
import dev.sluice.api.Ttl;
import dev.sluice.api.TtlPolicy;
import dev.sluice.console.ui.Times;
import java.time.Duration;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableStringValue;
import org.jspecify.annotations.Nullable;

/** A time to live being chosen, and what is wrong with it. */
public final class TtlChoice {
    /** The slider moves in these steps. */
    static final Duration STEP = Duration.ofMinutes(5);

    private final ObjectProperty<@Nullable TtlPolicy> policy = new SimpleObjectProperty<>();
    private final ObjectProperty<Duration> value = new SimpleObjectProperty<>(Duration.ofHours(1));
    private final StringProperty text = new SimpleStringProperty("1 h");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    public TtlChoice() {
        problem.bind(Bindings.createStringBinding(this::wrong, policy, text));
    }

    /** The range that counts; null while the service has not told it. */
    public ObjectProperty<@Nullable TtlPolicy> policy() {
        return policy;
    }

    /** What the slider shows; the last text that could be read. */
    public ObjectProperty<Duration> value() {
        return value;
    }

    /** What the field shows. */
    public StringProperty text() {
        return text;
    }

    /** Why it cannot be applied, as a sentence; empty while it can. */
    public ObservableStringValue problem() {
        return problem.getReadOnlyProperty();
    }

    /** Chooses a time, as the slider does. */
    public void choose(Duration chosen) {
        value.set(chosen);
        text.set(Times.span(chosen));
    }

    /** Takes what was typed. */
    public void type(String typed) {
        text.set(typed);
        try {
            value.set(Ttl.parse(typed));
        } catch (Fault unreadable) {
            // The problem says so; the slider stays where it is.
        }
    }

    /** How the service is told. */
    public String wire() {
        return value.get().toString();
    }

    /** "policy for medium risk". */
    public String policyName() {
        var range = policy.get();
        return range == null
                ? "policy not known yet"
                : "policy for %s risk".formatted(range.risk().name().toLowerCase(Locale.ROOT));
    }

    private String wrong() {
        try {
            return outside(Ttl.parse(text.get()));
        } catch (Fault unreadable) {
            return unreadable.problem().title() + " " + unreadable.problem().nextAct();
        }
    }

    private String outside(Duration read) {
        var range = policy.get();
        if (range == null) return "";
        var seconds = read.toSeconds();
        if (seconds >= range.minSeconds() && seconds <= range.maxSeconds()) return "";
        return "%s is outside the range: %s to %s."
                .formatted(Times.span(read), span(range.minSeconds()), span(range.maxSeconds()));
    }

    static String span(long seconds) {
        return Times.span(Duration.ofSeconds(seconds));
    }
}
