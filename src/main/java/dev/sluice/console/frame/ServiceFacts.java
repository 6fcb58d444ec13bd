package dev.sluice.console.frame;

import dev.sluice.api.ServiceInfo;
import dev.sluice.api.ServiceStatus;

/** What the frame asks the service; called off the application thread, may wait, fails with a Fault. */
public interface ServiceFacts {
    ServiceInfo info();

    ServiceStatus status();
}
