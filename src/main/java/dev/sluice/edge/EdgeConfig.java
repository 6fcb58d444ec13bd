package dev.sluice.edge;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * How an edge agent is started.
 *
 * @param control the service whose feed it follows
 * @param key of the edge: a secret
 * @param name the edge that the key must be of; null takes the key's
 * @param host address to bind
 * @param port 0 takes any free one
 * @param tlsCertificate PEM chain; null serves plain HTTP
 * @param tlsKey PEM private key (PKCS#8); null serves plain HTTP
 * @param url where viewers reach the edge; null means the address it listens on
 * @param media where it finds files
 * @param trustedProxies CIDR prefixes whose forwarded addresses count
 */
public record EdgeConfig(
        HttpUrl control,
        String key,
        @Nullable String name,
        String host,
        int port,
        @Nullable Path tlsCertificate,
        @Nullable Path tlsKey,
        @Nullable URI url,
        Media media,
        List<String> trustedProxies) {

    public EdgeConfig {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** Where an edge finds the files it serves. */
    public sealed interface Media {
        /** It has none and only says whether a request may be served: another server stands beside it. */
        record None() implements Media {}

        /** {@code FOLDER/ASSET/FILE}. */
        record Folder(Path folder) implements Media {}

        /**
         * Fetched under the viewer's own token from a service or another edge, and kept.
         *
         * @param cacheBytes most bytes kept in memory
         */
        record Origin(HttpUrl base, long cacheBytes) implements Media {}
    }

    @Override
    public String toString() {
        return "edge of " + control + " on " + host + ":" + port;
    }
}
