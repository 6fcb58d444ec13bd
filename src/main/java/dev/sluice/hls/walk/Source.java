package dev.sluice.hls.walk;

import dev.sluice.hls.playlist.Segment.ByteRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a presentation comes from. Safe for use by several threads at once. */
public interface Source {
    /** Fetches a resource. Never throws: what goes wrong is part of the answer. */
    Response fetch(Request request);

    /**
     * What a server says beyond the media; null when answers do not come over HTTP.
     *
     * @param segment one that can be asked about; null when there is none
     */
    default @Nullable HttpFacts facts(String playlist, @Nullable String segment) {
        return null;
    }

    /** What comes when the credential of a resource is damaged; empty where that cannot be tried or there is none. */
    default Optional<Tried> tried(String level, String uri) {
        return Optional.empty();
    }

    /** Whether a resource may be another when it is fetched again: a folder holds no live stream. */
    default boolean changes() {
        return false;
    }

    /**
     * What is wanted.
     *
     * @param uri absolute
     * @param range the part that is wanted; null for all
     * @param limit bytes of the body to read at most, after inflation
     */
    record Request(String uri, Kind kind, @Nullable ByteRange range, long limit) {
        /** No word about the URI: it may carry a credential. */
        @Override
        public String toString() {
            return "Request[" + kind + "]";
        }
    }

    /** What a resource is for. */
    enum Kind {
        PLAYLIST,
        INIT,
        KEY,
        SEGMENT
    }
}
