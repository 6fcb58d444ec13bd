package dev.sluice.runbook;

import dev.sluice.api.BlastRadius;
import dev.sluice.api.Fault;

/** What runs can be aimed at. */
public interface Targets {
    /**
     * What an invalidation of a scope would hit and spare. Counts, so it is for before the click.
     *
     * @throws Fault {@code scope-invalid} or {@code scope-unknown}
     */
    BlastRadius preview(String scope);

    /**
     * The scope in its normal text form. Never counts and never writes: the click waits for it.
     *
     * @throws Fault {@code scope-invalid} or {@code scope-unknown}
     */
    String resolve(String scope);

    /** Makes canary shares that stand for a scope in a drill, and answers the scope that hits only them. */
    String canaries(String scope, String by);
}
