package dev.sluice.token.foreign;

import dev.sluice.token.foreign.Signature.Result;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Signatures by a shared secret: Akamai EdgeAuth, Google Media CDN's short tokens, OvenMediaEngine, Bunny. */
final class MacSignature {
    private static final Pattern HMAC = Pattern.compile("(?i)^(.*)~hmac=([0-9a-f]{32,128})");

    private MacSignature() {}

    static Result check(DecodedLink link, VerificationKeys keys) {
        if (keys.secrets().isEmpty()) {
            return Result.UNCHECKED;
        }
        var url = link.address() == null ? null : HttpUrl.parse(link.address());
        return switch (link.kind()) {
            case AKAMAI_EDGEAUTH, GOOGLE_MEDIA_CDN -> tilde(link.token(), keys.secrets());
            case OME_SIGNED_POLICY -> ome(url, keys.secrets());
            case BUNNY -> bunny(url, keys.secrets());
            default -> Result.UNCHECKED;
        };
    }

    /** The token signs itself up to its end; one made for a single address signs that, too, and is not checked. */
    private static Result tilde(@Nullable String token, List<byte[]> secrets) {
        var found = HMAC.matcher(token == null ? "" : token);
        if (!found.find() || !found.group(1).toLowerCase(Locale.ROOT).contains("acl=")) {
            return Result.UNCHECKED;
        }
        var algorithm = switch (found.group(2).length()) {
            case 32 -> "HmacMD5";
            case 40 -> "HmacSHA1";
            default -> "HmacSHA256";
        };
        return any(secrets, algorithm, found.group(1), HexFormat.of().parseHex(found.group(2)));
    }

    private static Result ome(@Nullable HttpUrl url, List<byte[]> secrets) {
        var signature = url == null ? null : url.queryParameter("signature");
        return url == null || signature == null
                ? Result.UNCHECKED
                : any(
                        secrets,
                        "HmacSHA1",
                        url.newBuilder()
                                .removeAllQueryParameters("signature")
                                .build()
                                .toString(),
                        base64(signature));
    }

    private static Result any(List<byte[]> secrets, String algorithm, String signed, byte[] signature) {
        return secrets.stream().anyMatch(secret -> MessageDigest.isEqual(mac(algorithm, secret, signed), signature))
                ? Result.HOLDS
                : Result.BROKEN;
    }

    private static byte[] mac(String algorithm, byte[] secret, String text) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + algorithm, e);
        }
    }

    /** The hash of secret, path and end; a link that is bound to an address hashes that, too, and does not say so. */
    private static Result bunny(@Nullable HttpUrl url, List<byte[]> secrets) {
        var token = url == null ? null : url.queryParameter("token");
        var expires = url == null ? null : url.queryParameter("expires");
        if (url == null || token == null || expires == null) {
            return Result.UNCHECKED;
        }
        var folder = url.queryParameter("token_path");
        var signed = (folder == null ? url.encodedPath() : folder)
                + expires
                + (folder == null ? "" : "token_path=" + folder);
        return secrets.stream().anyMatch(secret -> MessageDigest.isEqual(sha256(secret, signed), base64(token)))
                ? Result.HOLDS
                : Result.UNCHECKED;
    }

    private static byte[] sha256(byte[] secret, String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(secret);
            return digest.digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_'));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
