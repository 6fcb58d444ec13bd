package dev.sluice.console.preview;

/** What is to be played. */
sealed interface Subject {
    /** The present version of an asset, as operators may see it whatever its state. */
    record OfAsset(String id, int version) implements Subject {}

    /** What a viewer of this link gets: a watch page, a signed link, any playlist. A secret, so it is never told. */
    record OfLink(String link) implements Subject {
        @Override
        public String toString() {
            return "a viewer's link";
        }
    }
}
