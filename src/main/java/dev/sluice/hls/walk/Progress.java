package dev.sluice.hls.walk;

/** Hears how far a walk is; called from several threads. */
@FunctionalInterface
public interface Progress {
    /** Nobody listens. */
    Progress NONE = (done, total) -> {};

    /**
     * @param done resources fetched and measured
     * @param total resources known so far; it grows while playlists are read
     */
    void at(int done, int total);
}
