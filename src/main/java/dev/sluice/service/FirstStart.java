package dev.sluice.service;

import dev.sluice.access.ApiKeys;
import dev.sluice.access.Operators;
import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.Risk;
import dev.sluice.api.Role;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.asset.Assets;
import dev.sluice.share.Shares;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills a new workspace with the sample asset, published, and one share of it, so that no screen is empty. */
final class FirstStart {
    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
    private static final Operator SYSTEM = new Operator("system", Role.ADMIN);

    private final Assets assets;
    private final Shares shares;
    private final Path clip;
    private volatile String sample = "";

    FirstStart(Assets assets, Shares shares, Path home) {
        this.assets = assets;
        this.shares = shares;
        this.clip = home.resolve("sample.mp4");
    }

    /** Makes the first admin, whose key {@code keep} puts into a file only its owner can read. */
    static void adminKey(Operators operators, ApiKeys keys, Consumer<String> keep) {
        if (operators.page(null, 500).items().stream()
                .noneMatch(each -> each.name().equals("admin"))) {
            operators.add("admin", Role.ADMIN, SYSTEM.name());
        }
        keys.issue("admin", ApiKeys.Wanted.PLAIN, SYSTEM.name(), keep);
    }

    /** Adds the sample; it is published and shared when it turns out ready. */
    void begin() {
        try (var in = Files.newInputStream(clip)) {
            sample = assets.add("Sluice sample clip", "vod", clip.getFileName().toString(), in, SYSTEM.name(), false)
                    .id();
        } catch (IOException | Fault e) {
            LOG.warn("The sample asset was not added", e);
        }
    }

    /** Goes on when the sample asset has changed; anything else is none of its business. */
    void changed(String asset) {
        if (!asset.equals(sample)) {
            return;
        }
        Asset now = assets.get(asset);
        if (now.state() == AssetState.READY && now.preparation() == null) {
            sample = "";
            assets.publish(asset, SYSTEM);
            shares.create(
                    new ShareRequest(asset, ShareMode.DIRECT, "24h", Risk.LOW, "sample", null, null, null), SYSTEM);
        }
    }
}
