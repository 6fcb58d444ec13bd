package dev.sluice.cli;

import java.nio.file.Path;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every verb takes. */
final class Global {
    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print one JSON document on stdout.")
    boolean json;

    @Option(names = "--url", scope = ScopeType.INHERIT, paramLabel = "URL", description = "The service; or SLUICE_URL.")
    @Nullable
    HttpUrl url;

    @Option(
            names = "--key-file",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "File that holds your key; or SLUICE_KEY_FILE, or the key itself in SLUICE_KEY.")
    @Nullable
    Path keyFile;

    @Option(
            names = "--workspace",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "Folder of a service on this machine; or SLUICE_WORKSPACE.")
    @Nullable
    Path workspace;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where an error came from.")
    boolean debug;
}
