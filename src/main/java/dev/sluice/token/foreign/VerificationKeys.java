package dev.sluice.token.foreign;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keys at hand to check signatures with.
 *
 * @param keys public keys, and shared ones that say so themselves
 * @param secrets shared secrets as their bytes, each in every way its text can be read
 */
public record VerificationKeys(List<JWK> keys, List<byte[]> secrets) {
    /** None. */
    public static final VerificationKeys NONE = new VerificationKeys(List.of(), List.of());

    private static final int LONGEST = 1 << 20;

    public VerificationKeys {
        keys = List.copyOf(keys);
        secrets = List.copyOf(secrets);
    }

    /** Reads a JSON web key, a set of them, PEM, or else a shared secret; a text too long is no key. */
    public static VerificationKeys read(String text) {
        var stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST) {
            return NONE;
        }
        if (stripped.startsWith("{")) {
            return new VerificationKeys(json(stripped), List.of());
        }
        return stripped.startsWith("-----BEGIN")
                ? new VerificationKeys(pem(stripped), List.of())
                : new VerificationKeys(List.of(), secrets(stripped));
    }

    /** These and those of another text. */
    public VerificationKeys and(String text) {
        var more = read(text);
        return new VerificationKeys(
                Stream.concat(keys.stream(), more.keys.stream()).toList(),
                Stream.concat(secrets.stream(), more.secrets.stream()).toList());
    }

    boolean none() {
        return keys.isEmpty() && secrets.isEmpty();
    }

    int size() {
        return keys.size() + secrets.size();
    }

    private static List<JWK> json(String text) {
        try {
            return text.contains("\"keys\"") ? JWKSet.parse(text).getKeys() : List.of(JWK.parse(text));
        } catch (ParseException e) {
            return List.of();
        }
    }

    private static List<JWK> pem(String text) {
        var body = text.replaceAll("-----[A-Z ]+-----|\\s", "");
        return Stream.of("RSA", "EC")
                .map(algorithm -> publicKey(algorithm, body))
                .flatMap(Optional::stream)
                .limit(1)
                .toList();
    }

    private static Optional<JWK> publicKey(String algorithm, String base64) {
        try {
            var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
            return switch (KeyFactory.getInstance(algorithm).generatePublic(spec)) {
                case RSAPublicKey rsa -> Optional.of(new RSAKey.Builder(rsa).build());
                case ECPublicKey ec ->
                    Optional.of(new ECKey.Builder(Curve.forECParameterSpec(ec.getParams()), ec).build());
                default -> Optional.empty();
            };
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As text, and as hexadecimal where it is that. */
    private static List<byte[]> secrets(String text) {
        var all = new ArrayList<byte[]>();
        all.add(text.getBytes(StandardCharsets.UTF_8));
        if (text.length() % 2 == 0 && text.matches("[0-9a-fA-F]+")) {
            all.add(HexFormat.of().parseHex(text));
        }
        return all;
    }

    /** No key. */
    @Override
    public String toString() {
        return "VerificationKeys[" + size() + "]";
    }
}
