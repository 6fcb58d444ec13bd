package dev.sluice.destination;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A folder; a name is seen there only once all of its bytes are. */
record FolderDepot(Path folder) implements Depot {
    @Override
    public void put(String name, Path file) throws IOException {
        Path partial = partial(name);
        Files.copy(file, partial, StandardCopyOption.REPLACE_EXISTING);
        Files.move(partial, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void put(String name, String text) throws IOException {
        Path partial = partial(name);
        Files.writeString(partial, text);
        Files.move(partial, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    private Path partial(String name) throws IOException {
        Files.createDirectories(folder);
        return folder.resolve("." + name + ".part");
    }
}
