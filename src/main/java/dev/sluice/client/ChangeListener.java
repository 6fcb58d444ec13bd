package dev.sluice.client;

import dev.sluice.api.Fault;
import java.time.Duration;

/** Hears the change feed. Every method is called on a thread of OkHttp, one at a time; whoever shows things hops. */
public interface ChangeListener {
    /** The feed is open. Changes may have been missed before: read again what is shown. */
    void connected();

    /** One thing changed. */
    void changed(Change change);

    /**
     * The feed broke or could not be opened; it is tried again by itself.
     *
     * @param fault why
     * @param retryIn how long until the next attempt
     */
    void disconnected(Fault fault, Duration retryIn);
}
