package dev.sluice.runbook.step;

import java.net.URI;

/** A commercial CDN in front of the edges: it cannot ask about floors, so it is purged. */
interface Cdn {
    /** As people call it. */
    String name();

    /** Where viewers reach media through it. */
    URI mediaBase();

    /**
     * Asks it to forget everything of an asset.
     *
     * @param key under which a second asking is the same one
     * @return the id it gives the purge, or its status where it gives none
     * @throws dev.sluice.api.Fault {@code purge-refused} or {@code cdn-silent}
     */
    String purge(String asset, String key);
}
