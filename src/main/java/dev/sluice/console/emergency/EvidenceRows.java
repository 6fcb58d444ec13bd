package dev.sluice.console.emergency;

import dev.sluice.api.StepEvidence;
import dev.sluice.console.ui.KeyValueList;
import dev.sluice.console.ui.Texts;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.layout.VBox;

/** What a step kept, its precondition, and how it is taken back. */
final class EvidenceRows extends VBox {
    private static final int SOME = 6;
    private static final int LONGEST = 300;

    EvidenceRows(StepEvidence evidence) {
        super(8);
        var rows = KeyValueList.texts();
        evidence.kept().forEach((name, value) -> rows.add(words(name), Texts.prose(value(value), "code")));
        rows.add("Needs", Texts.prose(evidence.requires()));
        rows.add("Undo", Texts.prose(evidence.undo()));
        getChildren().add(rows);
    }

    /** {@code handlesSha256} as {@code Handles sha256}. */
    private static String words(String name) {
        String spaced = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    private static String value(Object value) {
        String text = switch (value) {
            case Map<?, ?> map ->
                some(
                        map.entrySet().stream()
                                .limit(SOME)
                                .map(e -> e.getKey() + ": " + value(e.getValue()))
                                .collect(Collectors.joining(", ")),
                        map.size());
            case Collection<?> all ->
                some(all.stream().limit(SOME).map(EvidenceRows::value).collect(Collectors.joining(", ")), all.size());
            case null -> "–";
            default -> value.toString();
        };
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private static String some(String shown, int all) {
        if (all == 0) {
            return "none";
        }
        return all > SOME ? shown + " … " + all + " in all" : shown;
    }
}
