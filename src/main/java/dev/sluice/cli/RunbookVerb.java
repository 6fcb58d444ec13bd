package dev.sluice.cli;

import dev.sluice.api.Problem;
import dev.sluice.api.RunbookShelf;
import dev.sluice.client.Invalidations;
import dev.sluice.client.SluiceClient;
import picocli.CommandLine.Command;

/** Shows the documents that can run; exit 1 when one was refused. */
abstract class RunbookVerb extends ServiceVerb {
    private RunbookVerb(Context context) {
        super(context);
    }

    abstract RunbookShelf shelf(Invalidations runs);

    @Override
    int run(SluiceClient client) {
        var shelf = shelf(client.invalidations());
        context.terminal().result(shelf, () -> Tables.runbooks(shelf.runbooks()));
        for (Problem problem : shelf.refused()) {
            context.terminal().explain(problem);
        }
        return Exit.of(shelf.refused().isEmpty());
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Show the runbooks that can run, and why others were refused.")
    static final class All extends RunbookVerb {
        All(Context context) {
            super(context);
        }

        @Override
        RunbookShelf shelf(Invalidations runs) {
            return runs.runbooks();
        }
    }

    @Command(
            name = "reload",
            mixinStandardHelpOptions = true,
            description = "Have the service read its runbooks again at once.")
    static final class Reload extends RunbookVerb {
        Reload(Context context) {
            super(context);
        }

        @Override
        RunbookShelf shelf(Invalidations runs) {
            return runs.reloadRunbooks();
        }
    }
}
