package dev.sluice.console.links;

import dev.sluice.api.Risk;
import dev.sluice.api.Share;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareState;
import dev.sluice.client.ShareFilter;
import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.FilterChip;
import dev.sluice.console.ui.SearchField;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The field that narrows the list, a chip for each part of the filter, and a menu of more. */
final class FilterBar extends HBox {
    private static final int LONGEST = 40;

    private final LinksModel model;
    private final SearchField field;
    private final FlowPane chips = new FlowPane();
    private final Button more = new Button("+ filter");

    FilterBar(LinksModel model) {
        this.model = model;
        getStyleClass().add("filter-bar");
        field = new SearchField("asset, channel, creator, handle or state:frozen …", this::typed);
        field.setId("links-filter");
        field.setMinWidth(USE_PREF_SIZE);
        chips.getStyleClass().add("filter-chips");
        more.getStyleClass().add("more-filter");
        more.setMinWidth(USE_PREF_SIZE);
        more.setOnAction(click -> menu().show(more, Side.BOTTOM, 0, 4));
        Describe.control(more, "Add a filter", "State, mode, risk, channel, asset or time left");
        HBox.setHgrow(chips, Priority.ALWAYS);
        getChildren().addAll(field, chips);
        model.filter().subscribe(this::show);
        model.assets().subscribe(() -> show(model.filter().get()));
    }

    /** Puts the cursor into the field. */
    void focus() {
        field.requestFocus();
        field.selectAll();
    }

    private void typed(String text) {
        var now = model.filter().get();
        var next = Filters.typed(now, text);
        if (!next.equals(now)) model.filter().set(next);
    }

    private void show(ShareFilter filter) {
        chips.getChildren().clear();
        for (var part : Filters.parts(filter, asset -> cut(model.title(asset)))) {
            chips.getChildren()
                    .add(new FilterChip(part.words(), () -> model.filter().set(part.without())));
        }
        chips.getChildren().add(more);
    }

    private ContextMenu menu() {
        var now = model.filter().get();
        var here = model.selected().get();
        var menu = new ContextMenu(
                menu("State", Arrays.stream(ShareState.values()), Chip::word, state -> now.withStates(Set.of(state))),
                menu("Mode", Arrays.stream(ShareMode.values()), Chip::word, now::withMode),
                menu("Risk", Arrays.stream(Risk.values()), Chip::word, now::withRisk),
                menu("Channel", channels(), FilterBar::cut, now::withChannel),
                menu(
                        "Asset",
                        model.assets().stream().limit(20),
                        asset -> cut(asset.title()),
                        asset -> now.withAsset(asset.id())),
                menu(
                        "Expires within",
                        Stream.of(1, 3, 12, 24),
                        hours -> hours + " h",
                        hours -> now.within(Duration.ofHours(hours))));
        if (here != null) {
            menu.getItems().add(item("Same channel as selected", now.withChannel(here.channel())));
            menu.getItems().add(item("Same asset as selected", now.withAsset(here.asset())));
        }
        menu.getItems().add(item("Outside the policy", now.outside(true)));
        menu.getItems().add(item("Everything", ShareFilter.ALL.withSort(now.sort())));
        return menu;
    }

    private Stream<String> channels() {
        return model.list().rows().get().stream()
                .limit(200)
                .map(row -> row.share())
                .filter(java.util.Objects::nonNull)
                .map(Share::channel)
                .distinct()
                .sorted()
                .limit(20);
    }

    private <T> Menu menu(String name, Stream<T> values, Function<T, String> words, Function<T, ShareFilter> with) {
        var menu = new Menu(name);
        values.forEach(value -> menu.getItems().add(item(words.apply(value), with.apply(value))));
        return menu;
    }

    private MenuItem item(String words, ShareFilter filter) {
        var item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(choice -> model.filter().set(filter));
        return item;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
