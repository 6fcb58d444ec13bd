package dev.sluice.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.sluice.api.Fault;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An immutable set of public keys by key id. Every key is P-256 and serves ES256 only: the algorithm hangs on the key. */
public final class VerificationKeys {
    private static final int MAX_KEYS = 64;
    private static final int MAX_TEXT = 65_536;

    private final Map<String, JWSVerifier> verifiers;

    private VerificationKeys(Map<String, JWSVerifier> verifiers) {
        this.verifiers = Map.copyOf(verifiers);
    }

    /**
     * Reads a JWK set of at most 64 keys. Keys of other kinds are left out, for they cannot sign a token of the profile; a
     * key without id goes by its RFC 7638 thumbprint.
     */
    public static VerificationKeys parse(String jwks) {
        if (jwks.length() > MAX_TEXT) {
            throw malformed();
        }
        try {
            return of(JWKSet.parse(jwks).getKeys());
        } catch (ParseException e) {
            throw malformed();
        }
    }

    static VerificationKeys of(List<? extends JWK> keys) {
        if (keys.size() > MAX_KEYS) {
            throw malformed();
        }
        var verifiers = new HashMap<String, JWSVerifier>();
        for (var key : keys) {
            if (key instanceof ECKey ec && ec.getCurve().equals(Curve.P_256)) {
                add(verifiers, ec);
            }
        }
        return new VerificationKeys(verifiers);
    }

    private static void add(Map<String, JWSVerifier> verifiers, ECKey key) {
        try {
            var kid = key.getKeyID() == null ? key.computeThumbprint().toString() : key.getKeyID();
            verifiers.put(kid, new ECDSAVerifier(key.toECPublicKey()));
        } catch (JOSEException e) {
            throw malformed();
        }
    }

    /** The ids of the keys. */
    public Set<String> kids() {
        return verifiers.keySet();
    }

    boolean has(String kid) {
        return verifiers.containsKey(kid);
    }

    Optional<JWSVerifier> find(String kid) {
        return Optional.ofNullable(verifiers.get(kid));
    }

    private static Fault malformed() {
        return Fault.badRequest(
                "jwks-malformed", "This is not a set of public keys.", "Fetch the JWKS document again.");
    }
}
