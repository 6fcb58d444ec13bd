package dev.sluice.console.frame;

import dev.sluice.api.ServiceInfo;
import dev.sluice.api.ServiceStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the frame asks the service; called off the application thread, may wait, fails with a Fault. */
public interface ServiceFacts {
    ServiceInfo info();

    ServiceStatus status();

    /** When the newest player event became visible; null before the first. */
    default @Nullable Instant newestTelemetry() {
        return null;
    }
}
