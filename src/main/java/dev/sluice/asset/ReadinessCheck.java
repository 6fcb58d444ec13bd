package dev.sluice.asset;

import dev.sluice.api.Asset;
import dev.sluice.api.CheckReport;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Inspects prepared HLS against a profile. */
@FunctionalInterface
public interface ReadinessCheck {
    /**
     * Checks the multivariant playlist {@code master} and all it leads to.
     *
     * @param progress told how far it is, from any thread
     */
    CheckReport check(Path master, String profile, Consumer<Asset.Progress> progress) throws InterruptedException;
}
