package dev.sluice.console.inspect;

import dev.sluice.console.ui.Styled;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A place on a page whose content is built anew only when what it shows is another thing. */
final class Slot<T> extends StackPane {
    private final Function<T, Node> builder;
    private @Nullable T shown;

    Slot(Function<T, Node> builder) {
        this.builder = builder;
        empty();
    }

    /** What is left to do to show this: nothing where it is there. */
    List<Runnable> parts(T what) {
        return Objects.equals(what, shown) ? List.of() : List.of(() -> show(what));
    }

    void empty() {
        shown = null;
        getChildren().clear();
        setManaged(false);
    }

    private void show(T what) {
        shown = what;
        getChildren().setAll(builder.apply(what));
        setManaged(true);
        Styled.atOnce(this);
    }
}
