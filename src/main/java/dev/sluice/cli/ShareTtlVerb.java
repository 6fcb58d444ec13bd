package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Bounds a share anew. */
@Command(name = "ttl", mixinStandardHelpOptions = true, description = "Bound a link anew, counted from now.")
final class ShareTtlVerb implements Callable<Integer> {
    private final Context context;

    @Parameters(index = "0", paramLabel = "HANDLE", description = "Or the whole link.")
    String handle = "";

    @Parameters(index = "1", paramLabel = "TTL", description = "Like 10m, 1h30m or PT2H.")
    String ttl = "";

    ShareTtlVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (SluiceClient client = context.connect()) {
            var share = client.shares().ttl(Handle.of(handle), ttl);
            context.terminal().result(share, () -> "Expires " + share.expiresAt());
            return Exit.OK;
        }
    }
}
