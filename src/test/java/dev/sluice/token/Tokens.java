package dev.sluice.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import dev.sluice.api.Risk;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

/** A service that mints, and what tests ask of it. */
final class Tokens {
    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final String ISSUER = "https://sluice.example.com";
    static final String EDGES = "edges";
    static final String MEDIA = "https://video.example.com/tour/v720/seg1.m4s";

    final KeyRing ring = KeyRing.generate(NOW);
    final Minter minter = minter((token, at) -> {});
    final Verifier verifier = new Verifier(ring::verificationKeys, ISSUER, 10_000);

    static Grant session() {
        return new Grant(
                "share-1", "tour", "web", "v9f", NOW, 7, "sid-7", List.of(1L, 2L, 3L, 0L, 5L), null, null, Risk.LOW);
    }

    static Grant link() {
        return new Grant(
                "share-1", "tour", "web", null, NOW, 0, null, List.of(1L, 2L, 3L, 0L, 0L), null, null, Risk.HIGH);
    }

    Minter minter(BiConsumer<String, Instant> signed) {
        return new Minter(
                ring::active, ISSUER, EDGES, List.of("video.example.com", "127.0.0.1:8700", "[::1]:8700"), signed);
    }

    String mint(Grant grant, long seconds) {
        return minter.mint(grant, NOW.minusSeconds(30), NOW.plusSeconds(seconds), NOW);
    }

    Verdict verify(String jwt, String uri) {
        return verifier.verify(jwt, uri, EDGES, NOW);
    }

    DenyCode denied(String jwt, String uri) {
        return verify(jwt, uri) instanceof Verdict.Refused refused ? refused.code() : null;
    }

    /** Signs any payload with the active key, as a colleague with the key and no sense of the profile would. */
    String signed(String payload) {
        try {
            var jws = new JWSObject(ring.active().header(), new Payload(payload));
            jws.sign(ring.active().signer());
            return jws.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
