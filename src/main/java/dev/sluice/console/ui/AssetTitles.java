package dev.sluice.console.ui;

import dev.sluice.api.Asset;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Shows assets by their titles where one is chosen; a title is never typed. */
public final class AssetTitles extends StringConverter<Asset> {
    @Override
    public String toString(@Nullable Asset asset) {
        return asset == null ? "" : asset.title();
    }

    @Override
    public @Nullable Asset fromString(String title) {
        return null;
    }
}
