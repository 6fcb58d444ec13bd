package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How each channel of links fares. */
@Command(
        name = "channels",
        mixinStandardHelpOptions = true,
        description = {
            "Show how each channel of links fares: fine, amiss or not measured, those amiss first.",
            "Alerts decide, which are raised and cleared with hysteresis."
        })
final class ChannelsVerb extends ServiceVerb {
    @Option(names = "--window", paramLabel = "W", description = "How long, such as 30m, 8h or 7d (${DEFAULT-VALUE}).")
    String window = "30m";

    ChannelsVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var channels = client.quality().channels(window);
        context.terminal().result(channels, () -> QualityTables.channels(channels));
        return Exit.OK;
    }
}
