package dev.sluice.cli;

import dev.sluice.api.Fault;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where SQLite's library is unpacked: each start would leave a copy of it in the machine's temporary folder for ever. */
final class NativeCode {
    private static final String FOLDER_OF_SQLITE = "org.sqlite.tmpdir";

    private NativeCode() {}

    /** Unpacks into the workspace from now on, and removes what earlier starts left there; before the first database is opened. */
    static void under(Path workspace) {
        try {
            Path folder = Files.createDirectories(workspace.resolve("native"));
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "sqlite-*")) {
                for (Path library : left) {
                    // One in use, by a service that is about to say so, stays loaded or cannot be deleted.
                    library.toFile().delete();
                }
            }
            System.setProperty(FOLDER_OF_SQLITE, folder.toString());
        } catch (IOException e) {
            throw Fault.failed(
                    "workspace-unwritable",
                    "The workspace folder cannot be used.",
                    "Choose a folder you can write to with --workspace.",
                    e);
        }
    }
}
