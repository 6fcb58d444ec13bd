package dev.sluice.cli;

import dev.sluice.api.RegionTable;
import dev.sluice.client.SluiceClient;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The table that says which region a viewer's network is in. */
abstract class RegionVerb extends ServiceVerb {
    private RegionVerb(Context context) {
        super(context);
    }

    final int tell(RegionTable table) {
        context.terminal().result(table, () -> QualityTables.regions(table));
        return Exit.OK;
    }

    /** Shows it. */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show the regions and how many networks each has.")
    static final class Show extends RegionVerb {
        Show(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            return tell(client.goals().regions());
        }
    }

    /** Loads one. */
    @Command(
            name = "load",
            mixinStandardHelpOptions = true,
            description =
                    "Load a table in place of the one before: one network, a comma and its region a line. Viewers from now on count by it.")
    static final class Load extends RegionVerb {
        @Parameters(paramLabel = "FILE")
        Path file = Path.of("");

        Load(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            return tell(client.goals().loadRegions(file));
        }
    }

    /** Looks an address up. */
    @Command(name = "of", mixinStandardHelpOptions = true, description = "Say which region an address is in.")
    static final class Of extends RegionVerb {
        @Parameters(paramLabel = "ADDRESS")
        String address = "";

        Of(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            var found = client.goals().regionOf(address);
            context.terminal()
                    .result(
                            found,
                            () -> found.region() == null
                                    ? "No network of the table holds " + found.address() + "."
                                    : found.region());
            return Exit.OK;
        }
    }

    /** Takes it away. */
    @Command(name = "clear", mixinStandardHelpOptions = true, description = "Take the table away.")
    static final class Clear extends RegionVerb {
        Clear(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            return tell(client.goals().clearRegions());
        }
    }
}
