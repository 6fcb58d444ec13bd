package dev.sluice.cli;

import dev.sluice.api.Fault;
import dev.sluice.api.ViewerIssuer;
import dev.sluice.client.SluiceClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers a backend whose JWTs say who is watching. */
@Command(name = "add", mixinStandardHelpOptions = true, description = "Let a backend say who is watching.")
final class ViewerIssuerAddVerb extends ServiceVerb {
    @Parameters(paramLabel = "NAME", description = "What it is called here.")
    String name = "";

    @Option(names = "--issuer", required = true, paramLabel = "ISS", description = "The iss of its JWTs.")
    String issuer = "";

    @Option(names = "--audience", required = true, paramLabel = "AUD", description = "The aud its JWTs name.")
    String audience = "";

    @ArgGroup(multiplicity = "1")
    Keys keys = new Keys();

    ViewerIssuerAddVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var added = client.viewers().add(new ViewerIssuer(name, issuer, audience, keys.given(), keys.url, null, null));
        context.terminal().result(added, () -> "Viewers of " + added.issuer() + " are known from now on.");
        return Exit.OK;
    }

    /** Given, or fetched by the service. */
    static final class Keys {
        @Option(names = "--jwks", required = true, paramLabel = "FILE", description = "Its public keys, a JWK set.")
        @Nullable
        Path file;

        @Option(names = "--jwks-url", required = true, paramLabel = "URL", description = "Where they are published.")
        @Nullable
        String url;

        @Nullable
        String given() {
            try {
                return file == null ? null : Files.readString(file);
            } catch (IOException e) {
                throw new Fault(
                        Fault.badRequest("file-unreadable", "The file " + file + " cannot be read.", "Check its name.")
                                .problem(),
                        e);
            }
        }
    }
}
