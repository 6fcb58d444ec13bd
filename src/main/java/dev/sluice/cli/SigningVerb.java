package dev.sluice.cli;

import dev.sluice.api.SigningKeyRing;
import dev.sluice.client.SluiceClient;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows and turns the keys that sign tokens. */
abstract class SigningVerb implements Callable<Integer> {
    private final Context context;

    private SigningVerb(Context context) {
        this.context = context;
    }

    abstract SigningKeyRing ring(SluiceClient client);

    @Override
    public Integer call() {
        try (SluiceClient client = context.connect()) {
            var ring = ring(client);
            context.terminal().result(ring, () -> Tables.ring(ring));
            return Exit.OK;
        }
    }

    /** Shows them. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Show the keys that sign tokens.")
    static final class Show extends SigningVerb {
        Show(Context context) {
            super(context);
        }

        @Override
        SigningKeyRing ring(SluiceClient client) {
            return client.signingKeys();
        }
    }

    /** Turns the ring. */
    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = "Sign with the next key; what plays goes on.")
    static final class Rotate extends SigningVerb {
        Rotate(Context context) {
            super(context);
        }

        @Override
        SigningKeyRing ring(SluiceClient client) {
            return client.rotateSigningKeys();
        }
    }

    /** Sets the schedule. */
    @Command(name = "schedule", mixinStandardHelpOptions = true, description = "Rotate by itself, or by hand only.")
    static final class Schedule extends SigningVerb {
        @Parameters(paramLabel = "EVERY", description = "Like 30d; off for by hand only.")
        String every = "off";

        Schedule(Context context) {
            super(context);
        }

        @Override
        SigningKeyRing ring(SluiceClient client) {
            return client.scheduleSigningKeys(every.equals("off") ? null : every);
        }
    }

    /** Ends a compromised key. */
    @Command(
            name = "kill",
            mixinStandardHelpOptions = true,
            description = "Refuse at once all that a leaked key signed.")
    static final class Kill extends SigningVerb {
        @Parameters(paramLabel = "KID")
        String kid = "";

        @Option(names = "--reason", paramLabel = "TEXT")
        @Nullable
        String reason;

        Kill(Context context) {
            super(context);
        }

        @Override
        SigningKeyRing ring(SluiceClient client) {
            return client.killSigningKey(kid, reason);
        }
    }
}
