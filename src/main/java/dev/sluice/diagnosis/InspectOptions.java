package dev.sluice.diagnosis;

/**
 * How far an inspection goes.
 *
 * @param offline decode only, no request
 * @param allowPrivate follow links into private networks, too
 */
public record InspectOptions(boolean offline, boolean allowPrivate) {
    /** Walks, and stays out of private networks. */
    public static final InspectOptions CAREFUL = new InspectOptions(false, false);
}
