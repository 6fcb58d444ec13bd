package dev.sluice.cli;

import dev.sluice.api.ServiceInfo;
import dev.sluice.api.ServiceStatus;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.frame.ServiceFacts;
import java.util.concurrent.CompletableFuture;

/** What the console's frame asks a service that may still be starting. */
record Facts(CompletableFuture<SluiceClient> client) implements ServiceFacts {
    @Override
    public ServiceInfo info() {
        return client.join().service();
    }

    @Override
    public ServiceStatus status() {
        return client.join().status();
    }
}
