package dev.sluice.cli;

import dev.sluice.api.Fault;
import dev.sluice.client.SluiceClient;
import dev.sluice.diagnosis.InspectOptions;
import dev.sluice.diagnosis.Inspection;
import dev.sluice.diagnosis.Inspector;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what is wrong with a link. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Say what is wrong with a link: exit 0 it plays, 1 it does not.")
final class InspectVerb implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "LINK", description = "Anything that was pasted.")
    String link = "";

    @Option(names = "--offline", description = "Decode only, no request.")
    boolean offline;

    @Option(names = "--allow-private", description = "Follow links into private networks, too.")
    boolean allowPrivate;

    InspectVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (SluiceClient client = offline ? null : service()) {
            var options = new InspectOptions(offline, allowPrivate);
            var found = new Inspector(client, Clock.systemUTC(), options).inspect(link);
            context.terminal().result(found, () -> words(found));
            return Exit.of(found.good());
        }
    }

    /** A link can be walked without a service; then what only the service knows stays unsaid. */
    private @Nullable SluiceClient service() {
        try {
            return context.connect();
        } catch (Fault fault) {
            context.terminal().note("No service is asked: " + fault.problem().title());
            return null;
        }
    }

    private static String words(Inspection found) {
        return found.sentence() + "\n" + Tables.findings(found.findings());
    }
}
