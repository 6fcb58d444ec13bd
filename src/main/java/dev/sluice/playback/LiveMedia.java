package dev.sluice.playback;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/** What is live now; asked on every request of media, so it answers from memory. */
public interface LiveMedia {
    /** Whether an asset has a window now. */
    boolean has(String asset);

    /** Bytes that are others the next time: its playlists and its picture. */
    Optional<ByteBuffer> changing(String asset, String name);

    /** The folder of a segment that the window lists, or listed a moment ago. */
    Optional<Path> segments(String asset, String name);

    /** Nothing is live. */
    LiveMedia NONE = new LiveMedia() {
        @Override
        public boolean has(String asset) {
            return false;
        }

        @Override
        public Optional<ByteBuffer> changing(String asset, String name) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> segments(String asset, String name) {
            return Optional.empty();
        }
    };
}
