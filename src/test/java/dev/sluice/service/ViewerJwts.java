package dev.sluice.service;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.sluice.api.ViewerIssuer;
import java.time.Instant;

/** A customer's backend that asserts viewers. */
final class ViewerJwts {
    static final String ISSUER = "https://shop.example";
    static final String AUDIENCE = "video";

    private final ECKey key;

    ViewerJwts() throws JOSEException {
        key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
    }

    ViewerIssuer registration(String name) {
        return new ViewerIssuer(
                name, ISSUER, AUDIENCE, "{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}", null, null, null);
    }

    String publicKey() {
        return key.toPublicJWK().toJSONString();
    }

    String keyId() {
        return key.getKeyID();
    }

    String of(String viewer) throws JOSEException {
        return of(viewer, AUDIENCE, Instant.now().plusSeconds(120).getEpochSecond());
    }

    String of(String viewer, String audience, long expires) throws JOSEException {
        return signed("{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"%s\",\"exp\":%d}"
                .formatted(ISSUER, audience, viewer, expires));
    }

    String signed(String claims) throws JOSEException {
        var jws = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), new Payload(claims));
        jws.sign(new ECDSASigner(key));
        return jws.serialize();
    }
}
