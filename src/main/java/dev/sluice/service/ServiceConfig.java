package dev.sluice.service;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a service is started.
 *
 * @param workspace folder that holds everything it keeps
 * @param home folder that holds the runbooks and the sample clip
 * @param host address to bind; loopback unless told otherwise
 * @param port 0 takes the one kept with the workspace, or any free one
 * @param publicUrl base of the links handed out; null means that links work on this machine only
 * @param tlsCertificate PEM chain; null serves plain HTTP
 * @param tlsKey PEM private key (PKCS#8); null serves plain HTTP
 * @param trustedProxies CIDR prefixes whose forwarded addresses count
 * @param tokenLife of the token of a page that renews it
 * @param profile name shown in the console, for example {@code local} or {@code production}
 * @param sample whether a first start fills the workspace with the sample asset and one share
 */
public record ServiceConfig(
        Path workspace,
        Path home,
        String host,
        int port,
        @Nullable URI publicUrl,
        @Nullable Path tlsCertificate,
        @Nullable Path tlsKey,
        List<String> trustedProxies,
        Duration tokenLife,
        String profile,
        boolean sample) {

    /** Short enough that a copied token is soon worthless, long enough that renewals cost nothing. */
    public static final Duration TOKEN_LIFE = Duration.ofMinutes(5);

    public ServiceConfig {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** A service on loopback with nothing special. */
    public static ServiceConfig local(Path workspace, Path home) {
        return new ServiceConfig(
                workspace, home, "127.0.0.1", 0, null, null, null, List.of(), TOKEN_LIFE, "local", true);
    }
}
