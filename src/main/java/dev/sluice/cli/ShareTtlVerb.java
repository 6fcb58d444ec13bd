package dev.sluice.cli;

import dev.sluice.api.IssuedShare;
import dev.sluice.client.SluiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Bounds a share anew. */
@Command(name = "ttl", mixinStandardHelpOptions = true, description = "Bound a link anew, counted from now.")
final class ShareTtlVerb extends ServiceVerb {
    @Parameters(index = "0", paramLabel = "HANDLE", description = "Or the whole link.")
    String handle = "";

    @Parameters(index = "1", paramLabel = "TTL", description = "Like 10m, 1h30m or PT2H.")
    String ttl = "";

    ShareTtlVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        String old = Handle.of(handle);
        var now = client.shares().ttl(old, ttl);
        context.terminal().result(now, () -> words(old, now));
        return Exit.OK;
    }

    /** A link that carries its end in itself cannot be lengthened; a new one stands in its place. */
    private static String words(String old, IssuedShare now) {
        return now.share().handle().equals(old)
                ? "Expires " + Tables.at(now.share().expiresAt())
                : "A signed link cannot be lengthened; this new one lives longer:\n" + ShareCreateVerb.words(now);
    }
}
