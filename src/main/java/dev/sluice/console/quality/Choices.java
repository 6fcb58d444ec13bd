package dev.sluice.console.quality;

import dev.sluice.api.Quality;
import dev.sluice.console.act.Describe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.Property;
import javafx.collections.FXCollections;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** What the charts show and what they are held against, as boxes in the heading. */
final class Choices {
    private static final Map<String, String> DIMENSIONS = dimensions();
    private static final List<String> WINDOWS = List.of("1h", "8h", "24h", "7d", "30d");

    private final ComboBox<String> by;
    private final ComboBox<String> window;
    private final ComboBox<Against> against;
    private boolean offering;

    Choices(QualityModel model) {
        by = choice(
                "Cohorts by",
                model.by(),
                List.copyOf(DIMENSIONS.keySet()),
                each -> DIMENSIONS.getOrDefault(each, "by " + each.replace(",", " · ")));
        window = choice("Time", model.window(), WINDOWS, each -> "last " + each);
        against = box("Compare", Against.all(Stream.of()), Choices::compared);
        against.setId("compare");
        model.against().subscribe(chosen -> against.setValue(chosen));
        against.valueProperty().subscribe(chosen -> {
            // A box whose items change is without a value for a moment; nobody chose that.
            if (!offering && chosen != null) model.against().set(chosen);
        });
    }

    ComboBox<String> by() {
        return by;
    }

    ComboBox<String> window() {
        return window;
    }

    ComboBox<Against> against() {
        return against;
    }

    /** Offers these cohorts to compare with; what is chosen stays, even when it is not among them any more. */
    void show(Quality quality) {
        var all = Against.all(quality.cohorts().stream().map(each -> Against.of(each.id(), each.name())));
        if (all.equals(against.getItems())) return;
        var chosen = against.getValue();
        offering = true;
        against.getItems().setAll(all);
        against.setValue(chosen);
        offering = false;
    }

    private static String compared(Against each) {
        return each.anything() ? "compare: " + each.words() : "compare with nothing";
    }

    private static ComboBox<String> choice(
            String name, Property<String> value, List<String> values, Function<String, String> words) {
        var box = box(name, values, words);
        box.valueProperty().bindBidirectional(value);
        return box;
    }

    private static <T> ComboBox<T> box(String name, List<T> values, Function<T, String> words) {
        var box = new ComboBox<>(FXCollections.observableArrayList(values));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T each) {
                return each == null ? "" : words.apply(each);
            }

            @Override
            public T fromString(String each) {
                throw new IllegalStateException("Nothing is typed here");
            }
        });
        return Describe.control(box, name, name + ": what the charts show");
    }

    private static Map<String, String> dimensions() {
        var words = new LinkedHashMap<String, String>();
        for (String by : List.of(
                "device,player",
                "device,region",
                "channel",
                "channel,device",
                "mode",
                "os,player",
                "version",
                "region",
                "edge",
                "asset",
                "risk",
                "experiment",
                "source,campaign")) {
            words.put(by, "by " + by.replace(",", " · "));
        }
        return words;
    }
}
