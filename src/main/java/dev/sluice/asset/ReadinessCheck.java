package dev.sluice.asset;

import dev.sluice.api.CheckReport;
import java.nio.file.Path;

/** Inspects prepared HLS against a profile. */
@FunctionalInterface
public interface ReadinessCheck {
    /** Checks the multivariant playlist {@code master} and all it leads to. */
    CheckReport check(Path master, String profile) throws InterruptedException;
}
