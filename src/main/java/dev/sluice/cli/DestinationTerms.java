package dev.sluice.cli;

import dev.sluice.api.DestinationKind;
import dev.sluice.api.Fault;
import dev.sluice.api.Reconnects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What may be said about a destination, as it is added and later; null is what was not said. */
final class DestinationTerms {
    private static final String CREDENTIAL = "SLUICE_CREDENTIAL";

    @Option(names = "--name", paramLabel = "TEXT", description = "As people call it.")
    @Nullable
    String name;

    @Option(
            names = "--credential-file",
            paramLabel = "F",
            description = "Stream key, passphrase, signing secret, or ID:SECRET.")
    @Nullable
    Path credentialFile;

    @Option(names = "--bit-rate", paramLabel = "KBIT", description = "Encode anew; 0 sends the show as it is.")
    @Nullable
    Integer bitRate;

    @Option(names = "--delay", paramLabel = "S", description = "Hold everything back by so many seconds.")
    @Nullable
    Integer delay;

    @Option(names = "--attempts", paramLabel = "N", description = "Give up after N losses in a row; 0 never does.")
    @Nullable
    Integer attempts;

    @Option(
            names = "--first-pause",
            paramLabel = "S",
            description = "Pause after the first loss, 1 to 300; it doubles.")
    @Nullable
    Integer firstPause;

    @Option(names = "--longest-pause", paramLabel = "S", description = "It doubles up to this, at most 3600.")
    @Nullable
    Integer longestPause;

    /**
     * The credential of the file that was named, else of {@code SLUICE_CREDENTIAL}; null without one and for a folder. Never
     * from the command line, which others can see.
     *
     * @throws Fault {@code credential-unreadable}
     */
    @Nullable
    String credential(DestinationKind kind, Map<String, String> env) {
        if (kind == DestinationKind.FOLDER) {
            return null;
        }
        if (credentialFile == null) {
            var given = env.getOrDefault(CREDENTIAL, "").strip();
            return given.isEmpty() ? null : given;
        }
        try {
            return Files.readString(credentialFile).strip();
        } catch (IOException e) {
            throw Fault.failed("credential-unreadable", "The credential's file cannot be read.", "Check its path.", e);
        }
    }

    /** What was said put over what is; null where nothing was said. */
    @Nullable
    Reconnects over(Reconnects now) {
        return attempts == null && firstPause == null && longestPause == null
                ? null
                : new Reconnects(
                        attempts == null ? now.attempts() : attempts,
                        firstPause == null ? now.firstPauseSeconds() : firstPause,
                        longestPause == null ? now.longestPauseSeconds() : longestPause);
    }
}
