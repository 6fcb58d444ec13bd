package dev.sluice.relay;

/** Hears what happens to a preview, on threads of the relay: go to the application thread before touching a control. */
public interface PreviewListener {
    /** The preview is in another state. Told in order; nothing follows {@code Failed}. */
    void stateChanged(PreviewState state);

    /** An upstream request is over, well or badly. */
    default void requested(UpstreamRequest request) {}
}
