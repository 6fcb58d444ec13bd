package dev.sluice.cli;

import dev.sluice.api.Fault;
import dev.sluice.client.SluiceClient;
import dev.sluice.diagnosis.InspectOptions;
import dev.sluice.diagnosis.Inspector;
import dev.sluice.diagnosis.LinkVerdict;
import dev.sluice.token.foreign.VerificationKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what is wrong with a link. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Say what is wrong with a link: exit 0 it plays, 1 it does not.")
final class InspectVerb implements Callable<Integer> {
    private static final long LONGEST_KEY_FILE = 1 << 20;

    private final Context context;

    @Parameters(paramLabel = "LINK", description = "Anything that was pasted; a handle alone, too.")
    String link = "";

    @Option(names = "--offline", description = "Decode only, no request.")
    boolean offline;

    @Option(names = "--allow-private", description = "Follow links into private networks, too.")
    boolean allowPrivate;

    @Option(
            names = "--origin",
            paramLabel = "URL",
            description = "Site whose page plays the video, for example https://shop.example.")
    @Nullable
    String origin;

    @Option(
            names = "--verify-with",
            paramLabel = "FILE",
            description = "Key to check the signature with: JSON web key or key set, PEM, or a shared secret.")
    @Nullable
    Path keys;

    InspectVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (SluiceClient client = offline ? null : service()) {
            var found = new Inspector(client, Clock.systemUTC(), options()).inspect(link);
            context.terminal().result(found, () -> InspectWords.of(found));
            return Exit.of(offline ? found.good() : found.verdict() == LinkVerdict.PLAYABLE);
        }
    }

    private InspectOptions options() {
        var options = new InspectOptions(offline, allowPrivate);
        if (origin != null) {
            options = options.from(origin);
        }
        return keys == null ? options : options.with(read(keys));
    }

    private static VerificationKeys read(Path file) {
        try {
            if (Files.size(file) > LONGEST_KEY_FILE) {
                throw Fault.badRequest("key-file-too-large", file + " is no key.", "Name the file of the key.");
            }
            return VerificationKeys.read(Files.readString(file));
        } catch (IOException e) {
            throw Fault.failed("key-file-unreadable", file + " cannot be read.", "Name the file of the key.", e);
        }
    }

    /** A link can be walked without a service; then what only the service knows stays unsaid. */
    private @Nullable SluiceClient service() {
        try {
            return context.connect();
        } catch (Fault fault) {
            context.terminal().note("No service is asked: " + fault.problem().title());
            return null;
        }
    }
}
