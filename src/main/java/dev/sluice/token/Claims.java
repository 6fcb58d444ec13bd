package dev.sluice.token;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a playback token whose signature was verified.
 *
 * @param issuer {@code iss}
 * @param audience {@code aud}: the edge sets that may honour the token; never empty
 * @param kid RFC 7638 thumbprint of the key that signed
 * @param issuedAt {@code iat}, whole seconds
 * @param notBefore {@code nbf}, whole seconds
 * @param expires {@code exp}, whole seconds; the token is dead at this instant, not after it
 * @param container {@code cdniuc}, as text
 * @param grant the private claims
 */
public record Claims(
        String issuer,
        List<String> audience,
        String kid,
        Instant issuedAt,
        Instant notBefore,
        Instant expires,
        String container,
        Grant grant) {

    /**
     * Refuses a viewer whose address or device is not the one the share is bound to.
     *
     * @param address the viewer's address, after trusted proxies
     * @param device the viewer's device class; null when it could not be told, which never matches a bound one
     */
    public Optional<Verdict.Refused> contextRefusal(InetAddress address, @Nullable String device) {
        var prefix = grant.prefix();
        if (prefix != null && !prefix.contains(address)) {
            return refused("This link is bound to the addresses " + prefix + ".");
        }
        var bound = grant.device();
        if (bound != null && !bound.equals(device)) {
            return refused("This link is bound to devices of class " + bound + ".");
        }
        return Optional.empty();
    }

    private static Optional<Verdict.Refused> refused(String sentence) {
        return Optional.of(new Verdict.Refused(DenyCode.ADDRESS, sentence));
    }
}
