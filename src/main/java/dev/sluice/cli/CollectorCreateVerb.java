package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Creates a collector. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Create an address for CMCD events; it holds a key of its own and is shown once.")
final class CollectorCreateVerb extends ServiceVerb {
    @Option(
            names = "--channel",
            required = true,
            paramLabel = "C",
            description = "What sessions of players that Sluice does not know count under.")
    String channel = "";

    CollectorCreateVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var made = client.quality().createCollector(channel);
        context.terminal().result(made, () -> made.url() + "\nCollector " + made.id());
        return Exit.OK;
    }
}
