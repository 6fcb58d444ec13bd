package dev.sluice.cli;

import dev.sluice.api.SigningKeyReach;
import dev.sluice.api.SigningKeyRing;
import dev.sluice.client.SluiceClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows and turns the keys that sign tokens. */
abstract class SigningVerb extends ServiceVerb {
    private SigningVerb(Context context) {
        super(context);
    }

    abstract SigningKeyRing ring(SluiceClient client);

    @Override
    int run(SluiceClient client) throws InterruptedException {
        var ring = ring(client);
        context.terminal().result(ring, () -> Tables.ring(ring));
        return Exit.OK;
    }

    /** Shows them. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Show the keys that sign tokens.")
    static final class Show extends SigningVerb {
        Show(Context context) {
            super(context);
        }

        @Override
        SigningKeyRing ring(SluiceClient client) {
            return client.signing().ring();
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
            return client.signing().rotate();
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
            return client.signing().schedule(every.equals("off") ? null : every);
        }
    }

    /** Ends a compromised key, when the preview was shown and somebody said yes. */
    @Command(
            name = "kill",
            mixinStandardHelpOptions = true,
            description = "Refuse at once and for good all that a leaked key signed; says first what that hits.")
    static final class Kill extends SigningVerb {
        @Parameters(paramLabel = "KID")
        String kid = "";

        @Option(names = "--reason", paramLabel = "TEXT", description = "Goes into the audit and into inspections.")
        @Nullable
        String reason;

        @Option(names = "--yes", description = "Kill without asking.")
        boolean yes;

        Kill(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) throws InterruptedException {
            var reach = client.signing().reach(kid);
            context.terminal().note(preview(reach));
            return new Consent(context.terminal(), yes)
                    .then(reach, "Kill it?", "No key was killed", () -> super.run(client));
        }

        @Override
        SigningKeyRing ring(SluiceClient client) {
            return client.signing().kill(kid, reason);
        }

        private static String preview(SigningKeyReach reach) {
            var key = reach.key();
            String words =
                    "Key %s is %s since %s. %,d live api links and up to %,d sessions carry what it signed; all are refused at once, and that cannot be taken back."
                            .formatted(key.kid(), key.state(), Tables.at(key.since()), reach.links(), reach.watching());
            return key.state().equals("active") ? words + " The next key signs from then on." : words;
        }
    }
}
