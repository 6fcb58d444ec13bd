package dev.sluice.console.preview;

import dev.sluice.api.Asset;
import dev.sluice.console.chart.Bar;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Times;
import dev.sluice.console.ui.Tone;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** An asset in the list: title and state, and below when it came or how far its preparation is. */
final class AssetCell extends ListCell<Asset> {
    private final Times times;

    AssetCell(Times times) {
        this.times = times;
        getStyleClass().add("asset-cell");
    }

    @Override
    protected void updateItem(@Nullable Asset asset, boolean empty) {
        super.updateItem(asset, empty);
        setGraphic(empty || asset == null ? null : node(asset));
        setAccessibleText(asset == null ? "" : asset.title() + ", " + AssetWords.state(asset));
    }

    private Node node(Asset asset) {
        var title = Texts.plain(asset.title());
        title.setMinWidth(0);
        var first = new HBox(title, Texts.spring(), Chip.of(asset.state(), AssetWords.tone(asset)));
        first.getStyleClass().add("inline");
        return new VBox(2, first, second(asset));
    }

    private Node second(Asset asset) {
        var progress = asset.preparation();
        if (progress == null) return Texts.small(AssetWords.line(asset, times, 0));
        return Texts.row(new Bar(progress.fraction(), Tone.INFO), Texts.small(AssetWords.progress(asset)));
    }
}
