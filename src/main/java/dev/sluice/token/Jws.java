package dev.sluice.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What an ES256 signature in compact form was found to cover. The algorithm is never the token's choice: it hangs on the key.
 *
 * @param kid id of the key that signed
 */
record Jws(String kid, ObjectNode claims) {
    /** Longest token that is looked at, in characters: it has to fit a request line beside a path. */
    static final int MAX_LENGTH = 4096;

    private static final JWSHeader ES256 = new JWSHeader(JWSAlgorithm.ES256);

    static Jws verified(String jwt, VerificationKeys keys) throws Denied {
        var payload = jwt.indexOf('.') + 1;
        var signature = jwt.lastIndexOf('.') + 1;
        if (jwt.length() > MAX_LENGTH || payload == 0 || signature <= payload) {
            throw new Denied(DenyCode.MALFORMED, "This is not a signed token.");
        }
        var kid = header(jwt);
        var verifier = keys.find(kid).orElseThrow(Denied.UnknownKey::new);
        try {
            var signed = jwt.substring(0, signature - 1).getBytes(StandardCharsets.US_ASCII);
            if (!isSignature(jwt.substring(signature))
                    || !verifier.verify(ES256, signed, new Base64URL(jwt.substring(signature)))) {
                throw new Denied(DenyCode.SIGNATURE, "The signature does not belong to this token.");
            }
        } catch (JOSEException e) {
            throw new Denied(DenyCode.SIGNATURE, "The signature could not be read.");
        }
        return new Jws(kid, payload(jwt));
    }

    /** Reads what this process has just signed, whose signature need not be worked out again. */
    static Jws signedHere(String jwt) throws Denied {
        return new Jws(header(jwt), payload(jwt));
    }

    /** The id of the key it names. */
    private static String header(String jwt) throws Denied {
        return kid(part(jwt.substring(0, jwt.indexOf('.'))));
    }

    private static ObjectNode payload(String jwt) throws Denied {
        return part(jwt.substring(jwt.indexOf('.') + 1, jwt.lastIndexOf('.')));
    }

    /** The library skips characters that are not base64url; two texts of one signature would be two tokens. */
    private static boolean isSignature(String text) {
        try {
            return Base64.getUrlDecoder().decode(text).length == 64 && text.length() == 86;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static ObjectNode part(String base64) throws Denied {
        return StrictJson.fromBase64Url(base64)
                .orElseThrow(() -> new Denied(DenyCode.MALFORMED, "A part of the token is not the JSON it should be."));
    }

    private static String kid(ObjectNode header) throws Denied {
        if (header.has("crit")) {
            throw new Denied(DenyCode.CRITICAL, "The token demands that an extension be understood.");
        }
        if (!"ES256".equals(StrictJson.text(header, "alg"))) {
            throw new Denied(DenyCode.SIGNATURE, "The token is not signed with ES256, the only algorithm of its key.");
        }
        var kid = StrictJson.text(header, "kid");
        if (kid == null) {
            throw new Denied.UnknownKey();
        }
        return kid;
    }
}
