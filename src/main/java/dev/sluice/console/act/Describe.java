package dev.sluice.console.act;

import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** One call that gives a control its name, its help and its keys, for eyes and for screen readers. */
public final class Describe {
    private Describe() {}

    /** Names a control and says what it is for; the help also shows on hover. */
    public static <C extends Control> C control(C control, String name, String help) {
        return control(control, name, help, null);
    }

    /** Names a control that also answers to keys. */
    public static <C extends Control> C control(C control, String name, String help, @Nullable Shortcut shortcut) {
        node(control, name, help);
        var keys = shortcut == null ? "" : shortcut.label();
        var text = Stream.of(help.isEmpty() ? name : help, keys)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("   "));
        control.setTooltip(tooltip(text));
        return control;
    }

    /** Names something that is drawn and has no tooltip of its own. */
    public static <N extends Node> N node(N node, String name, String help) {
        node.setAccessibleText(name);
        node.setAccessibleHelp(help);
        return node;
    }

    /** Says this where a node is pointed at; made only then, for a screen has dozens that nobody points at. */
    public static void pointed(Node node, Supplier<String> words) {
        node.setOnMouseEntered(enter -> {
            var tip = tooltip(words.get());
            Tooltip.install(node, tip);
            node.setOnMouseEntered(again -> tip.setText(words.get()));
        });
    }

    /** A tooltip as all of ours are: soon there, wrapped, and staying while it is read. */
    public static Tooltip tooltip(String text) {
        var tip = new Tooltip(text);
        tip.setShowDelay(Duration.millis(400));
        tip.setShowDuration(Duration.seconds(30));
        tip.setMaxWidth(420);
        tip.setWrapText(true);
        return tip;
    }
}
