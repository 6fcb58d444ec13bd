package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes a new share from an ended one. */
@Command(name = "reissue", mixinStandardHelpOptions = true, description = "Make a new link from an ended one.")
final class ShareReissueVerb implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "HANDLE", description = "Or the whole link.")
    String handle = "";

    ShareReissueVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (SluiceClient client = context.connect()) {
            var issued = client.shares().reissue(Handle.of(handle));
            context.terminal().result(issued, () -> ShareCreateVerb.words(issued));
            return Exit.OK;
        }
    }
}
