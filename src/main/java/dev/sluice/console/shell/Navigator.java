package dev.sluice.console.shell;

import dev.sluice.console.act.Acts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Goes from place to place and keeps each workspace as it was left. */
public final class Navigator {
    private final Acts acts;
    private final Map<Place, Workspace> made = new EnumMap<>(Place.class);
    private final ReadOnlyObjectWrapper<@Nullable Place> current = new ReadOnlyObjectWrapper<>();
    private Function<Place, Workspace> maker = Placeholder::new;
    private @Nullable Place before;

    public Navigator(Acts acts) {
        this.acts = acts;
    }

    /** Says how a workspace is made when somebody first goes to its place. */
    public void makeWith(Function<Place, Workspace> newMaker) {
        maker = newMaker;
    }

    public void go(Place place) {
        go(place, Map.of());
    }

    /** Goes there with something to show. */
    public void go(Place place, Map<String, String> arguments) {
        var from = current.get();
        var workspace = workspace(place);
        if (from != place) {
            if (from != null) workspace(from).hidden();
            before = from;
            acts.inView(workspace.acts());
            current.set(place);
        }
        workspace.shown(arguments);
    }

    /** Goes to where one was before, if anywhere. */
    public void back() {
        if (before != null) go(before);
    }

    /** Where we are; null before the first step. */
    public ReadOnlyObjectProperty<@Nullable Place> current() {
        return current.getReadOnlyProperty();
    }

    /** The workspace of a place, made now if it was not before. */
    public Workspace workspace(Place place) {
        return made.computeIfAbsent(place, maker);
    }

    /** What an emergency invalidation would hit from where we are. */
    public Optional<ScopeInView> scope() {
        var place = current.get();
        return place == null ? Optional.empty() : workspace(place).scope();
    }
}
