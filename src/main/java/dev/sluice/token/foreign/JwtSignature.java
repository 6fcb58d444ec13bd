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
import java.util.ArrayList;
import java.util.List;
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
        var all = new ArrayList<JWSVerifier>();
        for (var key : keys.keys()) {
            if (kid == null || key.getKeyID() == null || key.getKeyID().equals(kid)) {
                add(all, key);
            }
        }
        for (var secret : keys.secrets()) {
            try {
                all.add(new MACVerifier(secret));
            } catch (JOSEException e) {
                // Too short for any algorithm: it is not the key.
                continue;
            }
        }
        return all;
    }

    private static void add(List<JWSVerifier> all, JWK key) {
        try {
            switch (key) {
                case ECKey ec -> all.add(new ECDSAVerifier(ec));
                case RSAKey rsa -> all.add(new RSASSAVerifier(rsa));
                case OctetSequenceKey secret -> all.add(new MACVerifier(secret));
                case OctetKeyPair ed -> all.add(new Ed25519Verifier(ed));
                default -> {
                    // A kind of key that signs no tokens.
                }
            }
        } catch (JOSEException e) {
            // Not a key that this machine can check with, so it fits nothing.
            return;
        }
    }
}
