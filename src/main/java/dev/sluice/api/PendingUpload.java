package dev.sluice.api;

import org.jspecify.annotations.Nullable;

/**
 * A source on its way to the service. What was received stays for a day, so that a connection that broke costs only the
 * time to go on.
 *
 * @param id of the upload
 * @param name of the file
 * @param size of the whole file in bytes
 * @param received bytes that are there; the next ones go on from here
 * @param receiving whether somebody sends it now
 * @param asset what was made of it; null until all of it is there
 */
public record PendingUpload(
        String id,
        String name,
        long size,
        long received,
        boolean receiving,
        @Nullable Asset asset) {}
