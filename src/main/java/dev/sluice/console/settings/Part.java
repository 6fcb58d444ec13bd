package dev.sluice.console.settings;

import dev.sluice.console.act.Act;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;

/** A part of the settings that reads and shows by itself. */
public interface Part {
    Node node();

    List<Act> acts();

    /** Reads what it shows. */
    void reload();

    /** Kinds of changes after which it reads again. */
    Set<String> follows();
}
