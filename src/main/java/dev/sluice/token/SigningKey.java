package dev.sluice.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.sluice.api.Fault;
import java.text.ParseException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One P-256 key of the ring. Immutable; prints its id and state, never what it signs with. */
public final class SigningKey {
    private final ECKey key;
    private final KeyState state;
    private final Instant since;
    private final @Nullable JWSSigner signer;

    private SigningKey(ECKey key, KeyState state, Instant since) throws JOSEException {
        this.key = state == KeyState.KILLED ? key.toPublicJWK() : key;
        this.state = state;
        this.since = since;
        this.signer = this.key.isPrivate() ? new ECDSASigner(this.key) : null;
    }

    /** A new key; its id is its RFC 7638 thumbprint, and never begins with a hyphen, as {@code Ids.opaque} never does. */
    public static SigningKey generate(Instant now) {
        var generator = new ECKeyGenerator(Curve.P_256)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .keyIDFromThumbprint(true);
        try {
            var key = generator.generate();
            while (key.getKeyID().startsWith("-")) {
                key = generator.generate();
            }
            return new SigningKey(key, KeyState.NEXT, now);
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform has P-256", e);
        }
    }

    /**
     * A key as {@link #privateJwk} gave it out.
     *
     * @param since when it came into that state
     */
    public static SigningKey imported(String jwk, KeyState state, Instant since) {
        try {
            var key = ECKey.parse(jwk);
            var usable = key.getCurve().equals(Curve.P_256)
                    && key.computeThumbprint().toString().equals(key.getKeyID())
                    && (key.isPrivate() || state == KeyState.KILLED);
            if (usable) {
                return new SigningKey(key, state, since);
            }
        } catch (ParseException | JOSEException e) {
            // Neither message may go on: it can quote the key.
        }
        throw Fault.badRequest(
                "key-malformed",
                "This is not a stored signing key: a private P-256 JWK whose id is its thumbprint.",
                "Restore the keys from the last backup.");
    }

    SigningKey become(KeyState next, Instant now) {
        try {
            return new SigningKey(key, next, now);
        } catch (JOSEException e) {
            throw new IllegalStateException("A key that was usable stays so", e);
        }
    }

    /** The key with its private half, for the store and nothing else; the public half alone once it is killed. */
    public String privateJwk() {
        return key.toJSONString();
    }

    public String publicJwk() {
        return publicKey().toJSONString();
    }

    ECKey publicKey() {
        return key.toPublicJWK();
    }

    JWSHeader header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(kid()).build();
    }

    JWSSigner signer() {
        if (signer == null) {
            throw new IllegalStateException("A killed key signs nothing");
        }
        return signer;
    }

    public String kid() {
        return key.getKeyID();
    }

    public KeyState state() {
        return state;
    }

    public Instant since() {
        return since;
    }

    @Override
    public String toString() {
        return "SigningKey[" + kid() + " " + state + " since " + since + "]";
    }
}
