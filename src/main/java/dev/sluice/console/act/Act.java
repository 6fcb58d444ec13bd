package dev.sluice.console.act;

import dev.sluice.api.Role;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * One thing a user can do. Everything that offers it reads this object.
 *
 * @param id stable dotted name, for example {@code links.revoke}; also its name in JSON and deep links
 * @param label what a button says: a verb, no punctuation
 * @param help one sentence: what it does and what it spares
 * @param shortcut its keys; null when it has none
 * @param role least role that may do it; null when it needs no service
 * @param effect what it leaves behind
 * @param refusal why it cannot be done now, as a sentence; empty while it can
 * @param fromOutside what a deep link opens of it, on the application thread; null where none may, as it comes from anybody
 * @param body does it; runs on the application thread and must not wait
 */
public record Act(
        String id,
        String label,
        String help,
        @Nullable Shortcut shortcut,
        @Nullable Role role,
        Effect effect,
        ObservableValue<String> refusal,
        @Nullable Consumer<Map<String, String>> fromOutside,
        Consumer<Map<String, String>> body) {

    /** Starts the description of an act. */
    public static ActDraft of(String id, String label) {
        return new ActDraft(id, label);
    }

    /** This act with arguments, as JSON and deep links carry it. */
    public Invocation with(Map<String, String> arguments) {
        return new Invocation(id, arguments);
    }

    /** Two acts are the same when they have the same name. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Act act && act.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
