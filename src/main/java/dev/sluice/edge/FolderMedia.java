package dev.sluice.edge;

import dev.sluice.gateway.MediaFiles;
import java.nio.file.Path;

/** Files of a folder on this machine, mapped. */
final class FolderMedia implements MediaStore {
    private final Path folder;
    private final MediaFiles files = new MediaFiles();

    FolderMedia(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public void answer(Asked asked) {
        asked.answer(files.find(folder.resolve(asked.asset()), asked.file()));
    }
}
