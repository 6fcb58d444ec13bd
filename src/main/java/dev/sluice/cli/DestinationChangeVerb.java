package dev.sluice.cli;

import dev.sluice.api.DestinationChange;
import dev.sluice.client.SluiceClient;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes a destination; what is not named stays, its credential too. */
@Command(
        name = "change",
        mixinStandardHelpOptions = true,
        description = {
            "Change a destination; what is not named stays. Another address needs its credential again,",
            "from --credential-file or from SLUICE_CREDENTIAL, which is read with --address only.",
            "A show that runs goes on as it was begun until the destination is stopped and started again."
        })
final class DestinationChangeVerb extends ServiceVerb {
    @Parameters(paramLabel = "ID")
    String id = "";

    @Option(names = "--address", paramLabel = "ADDRESS", description = "Of the same kind.")
    @Nullable
    String address;

    @Option(names = "--channel", paramLabel = "C", description = "Of links given out there from now on.")
    @Nullable
    String channel;

    @Mixin
    DestinationTerms terms = new DestinationTerms();

    DestinationChangeVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var now = client.destinations().get(id);
        // What is set for another destination must not take the place of a kept credential unasked.
        var changed = client.destinations()
                .change(
                        id,
                        new DestinationChange(
                                terms.name,
                                address,
                                terms.credential(now.kind(), address == null ? Map.of() : context.env()),
                                terms.bitRate,
                                terms.delay,
                                terms.over(now.reconnects()),
                                channel));
        context.terminal().result(changed, () -> ShowTables.destinations(List.of(changed)));
        return Exit.OK;
    }
}
