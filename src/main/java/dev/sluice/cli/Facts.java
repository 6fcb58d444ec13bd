package dev.sluice.cli;

import dev.sluice.api.ServiceInfo;
import dev.sluice.api.ServiceStatus;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.frame.ServiceFacts;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

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

    @Override
    public @Nullable Instant newestTelemetry() {
        return client.join().quality().intake().newestAt();
    }
}
