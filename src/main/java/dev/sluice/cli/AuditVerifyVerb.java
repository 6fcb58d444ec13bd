package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says whether the audit log is as it was written. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Walk the audit log's chain: exit 0 whole, 1 not.")
final class AuditVerifyVerb implements Callable<Integer> {
    private final Context context;

    AuditVerifyVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (SluiceClient client = context.connect()) {
            var found = client.verifyAudit();
            context.terminal().result(found, found::sentence);
            return Exit.of(found.whole());
        }
    }
}
