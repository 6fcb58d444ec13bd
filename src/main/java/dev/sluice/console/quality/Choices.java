package dev.sluice.console.quality;

import dev.sluice.api.Quality;
import dev.sluice.console.act.Describe;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.Property;
import javafx.collections.FXCollections;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** What the charts show and what they are held against, as boxes in the heading. */
final class Choices {
    private static final List<String> DIMENSIONS = List.of(
            "channel",
            "mode",
            "device",
            "os",
            "player",
            "version",
            "region",
            "edge",
            "asset",
            "risk",
            "experiment",
            "source",
            "medium",
            "campaign");
    private static final String NONE = "";
    private static final List<String> WINDOWS = List.of("1h", "8h", "24h", "7d", "30d");

    private final QualityModel model;
    private final ComboBox<String> first;
    private final ComboBox<String> second;
    private final ComboBox<String> window;
    private final ComboBox<Against> against;
    private List<Against> cohorts = List.of();
    private boolean offering;

    Choices(QualityModel model) {
        this.model = model;
        first = box("Cohorts by", DIMENSIONS, each -> "by " + each);
        second = box(
                "And by",
                Stream.concat(Stream.of(NONE), DIMENSIONS.stream()).toList(),
                each -> each.isEmpty() ? "and nothing else" : "and " + each);
        model.by().subscribe(this::split);
        first.valueProperty().subscribe((before, now) -> join());
        second.valueProperty().subscribe((before, now) -> join());
        window = choice("Time", model.window(), WINDOWS, each -> "last " + Words.span(each));
        against = box("Compare", Against.all(Against.NOTHING, List.of()), Choices::compared);
        against.setId("compare");
        // Cohorts may have long names; the list shows them in full.
        against.setPrefWidth(236);
        first.setPrefWidth(128);
        second.setPrefWidth(158);
        window.setPrefWidth(116);
        model.against().subscribe(chosen -> offer());
        against.valueProperty().subscribe(chosen -> {
            // A box whose items change is without a value for a moment; nobody chose that.
            if (!offering && chosen != null) model.against().set(chosen);
        });
    }

    /** Shows dimensions that were set elsewhere, such as by a deep link. */
    private void split(String by) {
        var both = by.split(",", 2);
        offering = true;
        first.setValue(both[0]);
        second.setValue(both.length > 1 ? both[1] : NONE);
        offering = false;
    }

    private void join() {
        if (offering) return;
        var other = second.getValue();
        boolean one = other.isEmpty() || other.equals(first.getValue());
        model.by().set(one ? first.getValue() : first.getValue() + "," + other);
    }

    ComboBox<String> first() {
        return first;
    }

    ComboBox<String> second() {
        return second;
    }

    ComboBox<String> window() {
        return window;
    }

    ComboBox<Against> against() {
        return against;
    }

    /** Offers these cohorts to compare with; what is chosen stays, even when it is not among them any more. */
    void show(Quality quality) {
        cohorts = quality.cohorts().stream()
                .map(each -> Against.of(each.id(), each.name()))
                .toList();
        offer();
    }

    /** A box shows only what it offers. */
    private void offer() {
        var chosen = model.against().get();
        var all = Against.all(chosen, cohorts);
        offering = true;
        if (!all.equals(against.getItems())) against.getItems().setAll(all);
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
}
