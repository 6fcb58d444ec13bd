package dev.sluice.destination;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.slf4j.LoggerFactory;

/** How much room the recording has. */
public final class Disk {
    /** Below this much the recording stops, so that the database and everything else can still be written. */
    public static final long FLOOR = 512L << 20;

    private Disk() {}

    /** Usable bytes where {@code folder} lies; plenty where the system does not say. */
    public static LongSupplier of(Path folder) {
        return () -> {
            try {
                return Files.getFileStore(folder).getUsableSpace();
            } catch (IOException e) {
                LoggerFactory.getLogger(Disk.class).warn("Free space cannot be read", e);
                return Long.MAX_VALUE;
            }
        };
    }
}
