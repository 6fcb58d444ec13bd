package dev.sluice.console.shell;

import dev.sluice.console.act.Act;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;

/**
 * What fills the content area at one {@link Place}. Made when somebody first goes there; kept from then on. All calls
 * arrive on the application thread.
 */
public interface Workspace {
    /** One that says in plain words that it is not built yet. */
    static Workspace notBuilt(Place place) {
        return new Placeholder(place);
    }

    /** Its nodes, always the same ones: selection, scroll and widths live in them. */
    Node root();

    /** What can be done here; first in the palette, and their keys come before the shell's. */
    default List<Act> acts() {
        return List.of();
    }

    /** Somebody has come, for example with {@code link} to inspect or {@code handle} to select; often with nothing. */
    default void shown(Map<String, String> arguments) {}

    /** Somebody has gone elsewhere. */
    default void hidden() {}

    /** What an emergency invalidation would hit from here; empty when nothing is selected. */
    default Optional<ScopeInView> scope() {
        return Optional.empty();
    }
}
