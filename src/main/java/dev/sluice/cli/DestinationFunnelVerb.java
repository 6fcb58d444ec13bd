package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** From links to conversions, by destination. */
@Command(
        name = "funnel",
        mixinStandardHelpOptions = true,
        description = {
            "What became of links to live streams and replays, by the destination they were given out at:",
            "give those links the channel that destination list shows. People who watch on a platform",
            "itself are its own to count."
        })
final class DestinationFunnelVerb extends ServiceVerb {
    @Option(names = "--show", paramLabel = "ID", description = "Only of this show.")
    @Nullable
    String show;

    @Option(names = "--window", paramLabel = "D", description = "Such as 8h or 30d; default ${DEFAULT-VALUE}.")
    String window = "7d";

    @Option(names = "--csv", description = "As comma-separated values.")
    boolean csv;

    DestinationFunnelVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var destinations = client.destinations();
        var all = destinations.funnel(show, window);
        context.terminal().result(all, () -> csv ? destinations.funnelCsv(show, window) : ShowTables.funnel(all));
        return Exit.OK;
    }
}
