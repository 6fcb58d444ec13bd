package dev.sluice.cli;

import dev.sluice.api.IssuedShare;
import dev.sluice.client.SluiceClient;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Fetches the links that an act on many made, where nobody was there to take them when it ended. */
@Command(
        name = "links",
        mixinStandardHelpOptions = true,
        description = "Fetch the links an act made that were not handed out yet; each is shown once.")
final class BulkLinksVerb extends ServiceVerb {
    @Parameters(paramLabel = "ACT")
    String act = "";

    BulkLinksVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var made = client.bulkActs().links(client.bulkActs().get(act));
        context.terminal().result(made, () -> made.isEmpty() ? "No link is left to hand out." : words(made));
        return Exit.OK;
    }

    /** Old handle and new link, line by line. */
    static String words(List<IssuedShare> made) {
        return made.stream()
                .map(issued -> issued.share().replaces() + "  " + issued.opened())
                .collect(Collectors.joining("\n", "New links, shown this once:\n", ""));
    }
}
