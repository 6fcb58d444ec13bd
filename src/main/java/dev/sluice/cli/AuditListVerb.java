package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows who did what. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Show who did what, newest first.")
final class AuditListVerb extends ServiceVerb {
    @Option(names = "--subject", paramLabel = "KIND:ID", description = "Only what was done to this.")
    @Nullable
    String subject;

    @Option(names = "--before", paramLabel = "N", description = "Go on below this number.")
    @Nullable
    Long before;

    @Option(names = "--limit", paramLabel = "N", description = "At most this many; default ${DEFAULT-VALUE}.")
    int limit = 50;

    AuditListVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var page = client.audit(subject, before, limit);
        context.terminal().result(page, () -> Tables.audit(page.items()));
        return Exit.OK;
    }
}
