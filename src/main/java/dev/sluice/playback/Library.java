package dev.sluice.playback;

import dev.sluice.asset.AssetFiles;
import dev.sluice.gateway.MediaFile;
import dev.sluice.gateway.MediaFiles;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/** Finds an asset's files, live or in its present version, without asking the store on each request. */
public final class Library {
    private final AssetFiles files;
    private final MediaFiles media;
    private final ToIntFunction<String> version;
    private final LiveMedia live;
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();

    /**
     * Opens the library.
     *
     * @param version the present version of an asset; 0 when there is no such asset
     * @param live what is live now
     */
    public Library(AssetFiles files, MediaFiles media, ToIntFunction<String> version, LiveMedia live) {
        this.files = files;
        this.media = media;
        this.version = version;
        this.live = live;
    }

    /** The file {@code name} of an asset's window, if it is live, or of its present version. */
    public Optional<MediaFile> find(String asset, String name) {
        if (live.has(asset)) {
            return live.changing(asset, name)
                    .map(bytes -> new MediaFile(bytes, MediaFile.typeOf(name), true))
                    .or(() -> live.segments(asset, name).flatMap(folder -> media.find(folder, name)));
        }
        int present = versions.computeIfAbsent(asset, version::applyAsInt);
        if (present == 0) {
            versions.remove(asset);
            return Optional.empty();
        }
        return media.find(files.hls(asset, present), name);
    }

    /** Forgets what is known about an asset that changed. */
    public void changed(String asset) {
        versions.remove(asset);
    }
}
