package dev.sluice.edge;

import dev.sluice.api.Fault;
import dev.sluice.client.EdgeFeed;
import dev.sluice.token.VerificationKeys;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys that the service publishes. The next key is published long before it signs, so fetching them now and then
 * is enough; a key that was killed is refused by the feed at once.
 */
final class KeyKeeper implements Supplier<VerificationKeys> {
    private static final Logger LOG = LoggerFactory.getLogger(KeyKeeper.class);

    private final EdgeFeed feed;
    private volatile VerificationKeys keys = VerificationKeys.parse("{\"keys\":[]}");

    KeyKeeper(EdgeFeed feed) {
        this.feed = feed;
    }

    /**
     * Fetches them.
     *
     * @throws Fault where the service does not answer or what it says is no key set
     */
    void fetch() {
        keys = VerificationKeys.parse(feed.keys());
    }

    /** Fetches them, or goes on with those it has. */
    void refresh() {
        try {
            fetch();
        } catch (RuntimeException e) {
            LOG.debug("The public keys stay as they are", e);
        }
    }

    @Override
    public VerificationKeys get() {
        return keys;
    }
}
