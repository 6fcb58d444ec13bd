package dev.sluice.console;

/** What closing the window means for the service behind it. */
public interface Closing {
    /** Whether this console started the service, so that it may offer to stop it; application thread, does not wait. */
    boolean ours();

    /** Stops the service; called off the application thread, may wait. */
    void stop();

    /** The window is closed. */
    void closed();
}
