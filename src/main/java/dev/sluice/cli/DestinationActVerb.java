package dev.sluice.cli;

import dev.sluice.api.Destination;
import dev.sluice.api.Severity;
import dev.sluice.client.SluiceClient;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Does something to one destination. */
abstract class DestinationActVerb extends ServiceVerb {
    @Parameters(paramLabel = "ID")
    String id = "";

    private DestinationActVerb(Context context) {
        super(context);
    }

    abstract int act(SluiceClient client, Terminal terminal, String id);

    @Override
    int run(SluiceClient client) {
        return act(client, context.terminal(), id);
    }

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = {
                "Prove a destination before the show (exit 0) or see why not (exit 1).",
                "An ingest really gets three seconds of a test card, a folder or a bucket a small file that is deleted",
                "again, a webhook a signed message; the owned player needs none."
            })
    static final class Test extends DestinationActVerb {
        Test(Context context) {
            super(context);
        }

        @Override
        int act(SluiceClient client, Terminal terminal, String id) {
            Destination tested = client.destinations().test(id);
            var outcome = tested.tested();
            terminal.result(
                    tested, () -> outcome == null ? "Not tested." : Tables.findings(List.of(outcome.finding())));
            return Exit.of(outcome != null && outcome.finding().severity() == Severity.HOLDS);
        }
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Take a destination away with its credential.")
    static final class Remove extends DestinationActVerb {
        Remove(Context context) {
            super(context);
        }

        @Override
        int act(SluiceClient client, Terminal terminal, String id) {
            Destination removed = client.destinations().remove(id);
            terminal.result(removed, () -> removed.name() + " is removed");
            return Exit.OK;
        }
    }
}
