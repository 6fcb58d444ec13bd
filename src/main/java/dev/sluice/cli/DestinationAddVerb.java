package dev.sluice.cli;

import dev.sluice.api.Destination;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.DestinationRequest;
import dev.sluice.api.Fault;
import dev.sluice.client.SluiceClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a destination; its credential comes from a file or the environment, never from the command line. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = {
            "Add a destination. Its credential is read from --credential-file,",
            "or from SLUICE_CREDENTIAL; it is never shown again."
        })
final class DestinationAddVerb implements Callable<Integer> {
    private static final String CREDENTIAL = "SLUICE_CREDENTIAL";

    private final Context context;

    @Parameters(index = "0", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}")
    DestinationKind kind = DestinationKind.RTMP;

    @Parameters(
            index = "1",
            paramLabel = "ADDRESS",
            description =
                    "rtmp[s]://HOST/APP, srt://HOST:PORT, https://…, a folder, https://HOST/BUCKET[/PREFIX][?region=R].")
    String address = "";

    @Option(names = "--name", paramLabel = "TEXT", description = "Default: the address.")
    @Nullable
    String name;

    @Option(
            names = "--credential-file",
            paramLabel = "F",
            description = "Stream key, passphrase, signing secret, or ID:SECRET.")
    @Nullable
    Path credentialFile;

    @Option(names = "--bit-rate", paramLabel = "KBIT", description = "Encode anew; default: send as it is.")
    @Nullable
    Integer bitRate;

    @Option(names = "--delay", paramLabel = "S", description = "Hold everything back by so many seconds.")
    @Nullable
    Integer delay;

    @Option(names = "--attempts", paramLabel = "N", description = "Give up after N losses in a row; 0 never does.")
    @Nullable
    Integer attempts;

    DestinationAddVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (SluiceClient client = context.connect()) {
            var request = new DestinationRequest(
                    name == null ? plain(address) : name, kind, address, credential(), bitRate, delay, attempts);
            var added = client.destinations().add(request);
            context.terminal().result(added, () -> words(added));
            return Exit.OK;
        }
    }

    private static String words(Destination added) {
        String name = added.name().equals(added.address()) ? "" : added.name() + " at ";
        return added.id() + "  " + name + added.address() + "\nSay sluice destination test " + added.id()
                + " to see whether it takes a show.";
    }

    /** An address may end in a key; a name made of it must not. */
    private static String plain(String address) {
        int scheme = address.indexOf("://");
        int path = address.indexOf('/', scheme < 0 ? 0 : scheme + 3);
        return scheme < 0 || path < 0 ? address.replaceAll("\\?.*", "") : address.substring(0, path);
    }

    private @Nullable String credential() {
        if (kind == DestinationKind.FOLDER) {
            return null;
        }
        try {
            if (credentialFile != null) {
                return Files.readString(credentialFile).strip();
            }
        } catch (IOException e) {
            throw Fault.failed("credential-unreadable", "The credential's file cannot be read.", "Check its path.", e);
        }
        var given = context.env().get(CREDENTIAL);
        return given == null || given.isBlank() ? null : given.strip();
    }
}
