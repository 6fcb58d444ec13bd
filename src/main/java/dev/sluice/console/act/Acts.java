package dev.sluice.console.act;

import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** All acts there are now: those of the shell and those of the workspace in view. Used on the application thread. */
public final class Acts {
    private final ObservableList<Act> everywhere = FXCollections.observableArrayList();
    private final ObservableList<Act> inView = FXCollections.observableArrayList();
    private final ObservableList<Act> inViewToRead = FXCollections.unmodifiableObservableList(inView);
    private final ObjectProperty<@Nullable Operator> operator = new SimpleObjectProperty<>();

    /** Adds an act that can be done from anywhere. */
    public Act add(Act act) {
        if (find(act.id()).isPresent()) throw new IllegalArgumentException("two acts are called " + act.id());
        everywhere.add(act);
        return act;
    }

    /** Says which acts the workspace in view brings along; they come before the others. */
    public void inView(List<Act> acts) {
        inView.setAll(acts);
    }

    /** Who is at the console; null until the service has said so. */
    public ObjectProperty<@Nullable Operator> operator() {
        return operator;
    }

    /** The acts of the workspace in view, then those of the shell. */
    public Stream<Act> all() {
        return Stream.concat(inView.stream(), everywhere.stream());
    }

    /** The acts of the workspace in view. */
    public ObservableList<Act> inView() {
        return inViewToRead;
    }

    public Optional<Act> find(String id) {
        return all().filter(act -> act.id().equals(id)).findFirst();
    }

    /** Why an act cannot be done now, as a sentence that changes with operator and state; empty while it can. */
    public ObservableValue<String> whyNot(Act act) {
        return Bindings.createStringBinding(
                () -> refusal(act.role(), operator.get(), act.refusal().getValue()), operator, act.refusal());
    }

    /** Whether an act can be done now. */
    public boolean allows(Act act) {
        return whyNot(act).getValue().isEmpty();
    }

    /** Does it, if it can be done; answers whether it was. */
    public boolean run(Act act, Map<String, String> arguments) {
        if (!allows(act)) return false;
        act.body().accept(arguments);
        return true;
    }

    /** Does it without arguments. */
    public boolean run(Act act) {
        return run(act, Map.of());
    }

    /**
     * Opens what a deep link asks for. It may come from any web page, so only acts that say so are opened by one.
     *
     * @throws Fault {@code malformed-act}, {@code unknown-act}, {@code act-not-by-link}, and what the act refuses
     */
    public void open(String deepLink) {
        var asked = Invocation.of(deepLink);
        var act = find(asked.act()).orElseThrow(() -> unknown(asked));
        var opens = act.fromOutside();
        if (opens == null) throw notByLink(act);
        if (allows(act)) opens.accept(asked.args());
    }

    private static String refusal(@Nullable Role needed, @Nullable Operator who, String reason) {
        if (needed == null) return reason;
        if (who == null) return "Waits for the service to say who you are.";
        if (who.role().includes(needed)) return reason;
        return "Needs the role %s; you are %s.".formatted(name(needed), name(who.role()));
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static Fault unknown(Invocation asked) {
        return Fault.notFound(
                "unknown-act",
                "There is no act called “" + asked.act() + "” here.",
                "Go to the workspace it belongs to and try again.");
    }

    private static Fault notByLink(Act act) {
        return Fault.forbidden(
                "act-not-by-link",
                "“" + act.label() + "” is not opened by a link, as links come from anybody.",
                "Choose it yourself, with Ctrl+K or its button.");
    }
}
