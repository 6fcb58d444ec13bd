package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import java.util.concurrent.Callable;

/** A verb that asks the service for something. */
abstract class ServiceVerb implements Callable<Integer> {
    final Context context;

    ServiceVerb(Context context) {
        this.context = context;
    }

    /** Does it; answers the exit code. */
    abstract int run(SluiceClient client) throws InterruptedException;

    @Override
    public final Integer call() throws InterruptedException {
        try (SluiceClient client = context.connect()) {
            return run(client);
        }
    }
}
