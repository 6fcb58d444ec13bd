package dev.sluice.playback;

import com.google.re2j.Pattern;
import dev.sluice.asset.AssetFiles;
import dev.sluice.gateway.MediaFile;
import dev.sluice.gateway.MediaFiles;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/**
 * Finds an asset's files, live or prepared, without asking the store on each request. The multivariant playlist is that of
 * the present version and names the files of that very version: whoever is in the middle of an older one watches it to its
 * end, and no cache on the way ever mixes two. The first version's files have plain names, those of later ones begin with
 * their number, {@code 2~v720/media.m3u8}.
 */
public final class Library {
    private final AssetFiles files;
    private final MediaFiles media;
    private final ToIntFunction<String> version;
    private final LiveMedia live;
    private static final String MULTIVARIANT = "master.m3u8";
    private static final String MARK = "~";
    private static final Pattern OF_VERSION = Pattern.compile("(\\d{1,6})" + MARK + "([^/]+/.+)");

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
        if (name.equals(MULTIVARIANT)) {
            return multivariant(asset, present);
        }
        var later = OF_VERSION.matcher(name);
        if (later.matches()) {
            var version = Integer.parseInt(later.group(1));
            return version > present ? Optional.empty() : media.find(files.hls(asset, version), later.group(2));
        }
        return media.find(files.hls(asset, name.contains("/") ? 1 : present), name);
    }

    private Optional<MediaFile> multivariant(String asset, int version) {
        var file = media.find(files.hls(asset, version), MULTIVARIANT);
        if (version == 1 || file.isEmpty()) {
            return file;
        }
        var text = SessionPlaylist.under(version + MARK, file.get().text()).getBytes(StandardCharsets.UTF_8);
        return Optional.of(new MediaFile(ByteBuffer.wrap(text), MediaFile.typeOf(MULTIVARIANT)));
    }

    /** Forgets what is known about an asset that changed. */
    public void changed(String asset) {
        versions.remove(asset);
    }
}
