package dev.sluice.cli;

import dev.sluice.api.ApiKeyRequest;
import dev.sluice.api.Role;
import dev.sluice.client.SluiceClient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Manages keys to the control API. */
abstract class KeyVerb extends ServiceVerb {
    private KeyVerb(Context context) {
        super(context);
    }

    /** Lists them. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List keys, newest first; never their secrets.")
    static final class Show extends KeyVerb {
        @Option(names = "--operator", paramLabel = "NAME", description = "Only this operator's.")
        @Nullable
        String operator;

        Show(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            var all = client.access().keys(operator);
            context.terminal().result(all, () -> Tables.keys(all));
            return Exit.OK;
        }
    }

    /** Issues one. */
    @Command(
            name = "issue",
            mixinStandardHelpOptions = true,
            description = "Issue a key; its secret is shown this once.")
    static final class Issue extends KeyVerb {
        @Parameters(paramLabel = "OPERATOR")
        String operator = "";

        @Option(names = "--role", paramLabel = "ROLE", description = "At most this; default: the operator's.")
        @Nullable
        Role role;

        @Option(
                names = "--area",
                paramLabel = "AREA",
                description =
                        "Only for this part of the API; may be repeated: api-keys, assets, audit, bulk-acts, checklist,"
                                + " collectors, deliveries, demo-viewers, destination-funnel, destinations, emergency, entitlement, events, inspections,"
                                + " invalidations, metrics, operators, policy, profiles, quality, runbooks, service, sessions,"
                                + " share-filters, shares, show-events, shows, signing-keys, status, uploads, viewer-issuers, edges.")
        List<String> areas = new ArrayList<>();

        @Option(names = "--expires", paramLabel = "D", description = "Like 12h or 90d; default: never.")
        @Nullable
        String expires;

        @Option(names = "--rate", paramLabel = "N", description = "Requests a second.")
        @Nullable
        Integer rate;

        @Option(names = "--note", paramLabel = "TEXT", description = "What it is for.")
        @Nullable
        String note;

        Issue(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            var issued = client.access().issue(operator, new ApiKeyRequest(role, areas, expires, rate, note));
            context.terminal()
                    .note("Key " + issued.key().id()
                            + "; this is the only time it is shown. Keep it in a file only its user can read.");
            context.terminal().result(issued, issued::secret);
            return Exit.OK;
        }
    }

    /** Shuts one. */
    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Shut a key at once.")
    static final class Revoke extends KeyVerb {
        @Parameters(paramLabel = "KEY", description = "Its id from the list, not its secret.")
        String id = "";

        Revoke(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            var revoked = client.access().revoke(id);
            context.terminal().result(revoked, () -> "Key " + revoked.id() + " of " + revoked.operator() + " is shut.");
            return Exit.OK;
        }
    }
}
