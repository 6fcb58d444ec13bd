package dev.sluice.api;

/**
 * The key of one edge agent: it may follow the revocation feed and acknowledge it, and nothing else.
 *
 * @param edge name of the edge
 * @param key a secret, shown this once
 */
public record EdgeKey(String edge, String key) {
    @Override
    public String toString() {
        return "EdgeKey[" + edge + "]";
    }
}
