package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import picocli.CommandLine.Command;

/** Says whether the audit log is as it was written. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Walk the audit log's chain: exit 0 whole, 1 not.")
final class AuditVerifyVerb extends ServiceVerb {
    AuditVerifyVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var found = client.verifyAudit();
        context.terminal().result(found, found::sentence);
        return Exit.of(found.whole());
    }
}
