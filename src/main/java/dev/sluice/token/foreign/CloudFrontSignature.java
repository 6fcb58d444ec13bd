package dev.sluice.token.foreign;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import dev.sluice.token.foreign.Signature.Result;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Signatures of CloudFront: RSA over the policy; a canned policy is made from the address and its end. */
final class CloudFrontSignature {
    private static final List<String> OWN = List.of("Expires", "Policy", "Signature", "Key-Pair-Id", "Hash-Algorithm");

    private CloudFrontSignature() {}

    static Result check(@Nullable String address, VerificationKeys keys) {
        var url = address == null ? null : HttpUrl.parse(address);
        var signature = url == null ? null : url.queryParameter("Signature");
        var public_ = keys(keys);
        if (url == null || signature == null || public_.isEmpty()) {
            return Result.UNCHECKED;
        }
        var algorithm = "SHA256".equals(url.queryParameter("Hash-Algorithm")) ? "SHA256withRSA" : "SHA1withRSA";
        var policy = policy(url);
        return public_.stream().anyMatch(key -> holds(algorithm, key, policy, decoded(signature)))
                ? Result.HOLDS
                : Result.BROKEN;
    }

    private static byte[] policy(HttpUrl url) {
        var custom = url.queryParameter("Policy");
        if (custom != null) {
            return decoded(custom);
        }
        var resource = url.newBuilder();
        OWN.forEach(resource::removeAllQueryParameters);
        var bare = resource.build();
        var canned = "{\"Statement\":[{\"Resource\":\""
                + (bare.querySize() == 0 ? resource.query(null).build() : bare)
                + "\",\"Condition\":{\"DateLessThan\":{\"AWS:EpochTime\":" + url.queryParameter("Expires") + "}}}]}";
        return canned.getBytes(StandardCharsets.UTF_8);
    }

    private static List<PublicKey> keys(VerificationKeys keys) {
        var all = new ArrayList<PublicKey>();
        for (var key : keys.keys()) {
            if (key instanceof RSAKey rsa) {
                add(all, rsa);
            }
        }
        return all;
    }

    private static void add(List<PublicKey> all, RSAKey rsa) {
        try {
            all.add(rsa.toPublicKey());
        } catch (JOSEException e) {
            throw new IllegalArgumentException("An RSA key without its numbers cannot be read at all", e);
        }
    }

    private static boolean holds(String algorithm, PublicKey key, byte[] policy, byte[] signature) {
        try {
            var verifier = java.security.Signature.getInstance(algorithm);
            verifier.initVerify(key);
            verifier.update(policy);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder()
                    .decode(text.replace('-', '+').replace('_', '=').replace('~', '/'));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
