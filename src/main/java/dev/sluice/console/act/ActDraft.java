package dev.sluice.console.act;

import dev.sluice.api.Role;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** An {@link Act} being described; {@link #runs(Runnable)} completes it. */
public final class ActDraft {
    private final String id;
    private final String label;
    private String help = "";
    private @Nullable Shortcut shortcut;
    private @Nullable Role role;
    private Effect effect = Effect.READS;
    private ObservableValue<String> refusal = new ReadOnlyStringWrapper("");
    private @Nullable Consumer<Map<String, String>> fromOutside;

    ActDraft(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** One sentence: what it does and what it spares. */
    public ActDraft help(String sentence) {
        help = sentence;
        return this;
    }

    public ActDraft keys(Shortcut keys) {
        shortcut = keys;
        return this;
    }

    /** Least role that may do it. Without one it needs no service. */
    public ActDraft needs(Role least) {
        role = least;
        return this;
    }

    /** It changes something, and that can be taken back. */
    public ActDraft changes() {
        effect = Effect.CHANGES;
        return this;
    }

    /** What it does cannot be taken back. */
    public ActDraft destroys() {
        effect = Effect.DESTROYS;
        return this;
    }

    /** Cannot be done while this sentence is not empty. */
    public ActDraft unless(ObservableValue<String> sentence) {
        refusal = sentence;
        return this;
    }

    /**
     * Deep links may open it, any web page's among them. It must show something only, of what is safe in these arguments:
     * nothing is changed, copied, saved, or chosen under a name that the page made up.
     */
    public ActDraft fromOutside(Consumer<Map<String, String>> opens) {
        fromOutside = opens;
        return this;
    }

    public Act runs(Runnable body) {
        return runs(arguments -> body.run());
    }

    public Act runs(Consumer<Map<String, String>> body) {
        return new Act(id, label, help, shortcut, role, effect, refusal, fromOutside, body);
    }
}
