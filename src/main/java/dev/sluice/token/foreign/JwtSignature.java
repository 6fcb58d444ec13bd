package dev.sluice.token.foreign;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import dev.sluice.token.foreign.Signature.Result;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Signatures of JSON web tokens. */
final class JwtSignature {
    private JwtSignature() {}

    static Result check(@Nullable String token, VerificationKeys keys) {
        if (token == null) {
            return Result.UNCHECKED;
        }
        try {
            var jws = JWSObject.parse(token);
            var fitting = verifiers(keys, jws.getHeader().getKeyID()).stream()
                    .filter(v ->
                            v.supportedJWSAlgorithms().contains(jws.getHeader().getAlgorithm()))
                    .toList();
            if (fitting.isEmpty()) {
                return keys.keys().isEmpty() ? Result.UNCHECKED : Result.BROKEN;
            }
            return fitting.stream().anyMatch(v -> holds(jws, v)) ? Result.HOLDS : Result.BROKEN;
        } catch (ParseException | IllegalArgumentException e) {
            return Result.UNCHECKED;
        }
    }

    private static boolean holds(JWSObject jws, JWSVerifier verifier) {
        try {
            return jws.verify(verifier);
        } catch (JOSEException | IllegalStateException e) {
            return false;
        }
    }

    private static List<JWSVerifier> verifiers(VerificationKeys keys, @Nullable String kid) {
        var named = keys.keys().stream()
                .filter(key ->
                        kid == null || key.getKeyID() == null || key.getKeyID().equals(kid))
                .map(JwtSignature::verifier);
        var secrets = keys.secrets().stream().map(JwtSignature::verifier);
        return Stream.concat(named, secrets).flatMap(Optional::stream).toList();
    }

    /** Empty for a secret too short for any algorithm. */
    private static Optional<JWSVerifier> verifier(byte[] secret) {
        try {
            return Optional.of(new MACVerifier(secret));
        } catch (JOSEException e) {
            return Optional.empty();
        }
    }

    /** Empty for a key that signs no tokens, or none that this machine can check. */
    private static Optional<JWSVerifier> verifier(JWK key) {
        try {
            return switch (key) {
                case ECKey ec -> Optional.of(new ECDSAVerifier(ec));
                case RSAKey rsa -> Optional.of(new RSASSAVerifier(rsa));
                case OctetSequenceKey secret -> Optional.of(new MACVerifier(secret));
                case OctetKeyPair ed -> Optional.of(new Ed25519Verifier(ed));
                default -> Optional.empty();
            };
        } catch (JOSEException e) {
            return Optional.empty();
        }
    }
}
