package dev.sluice.asset;

import dev.sluice.api.Asset;
import dev.sluice.api.Fault;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Makes HLS out of a source. */
@FunctionalInterface
public interface Preparer {
    /**
     * Writes {@code master.m3u8} and all below it into {@code folder}, whole or not at all.
     *
     * @param profile readiness profile that sets segment length and keyframe distance
     * @param progress told from the calling thread
     * @return what was made, and what it took
     * @throws Fault when the source cannot be prepared
     * @throws InterruptedException when cancelled; nothing is left behind
     */
    Made prepare(Path source, Path folder, String profile, Consumer<Asset.Progress> progress)
            throws InterruptedException;
}
