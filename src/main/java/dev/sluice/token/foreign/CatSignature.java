package dev.sluice.token.foreign;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import dev.sluice.token.foreign.Signature.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signatures of Common Access Tokens: COSE_Sign1 with ES256, COSE_Mac0 with HS256 (RFC 9052). */
final class CatSignature {
    private static final int ES256 = -7;
    private static final int HS256 = 5;

    private CatSignature() {}

    static Result check(@Nullable String token, VerificationKeys keys) {
        var message = token == null ? null : CatReader.message(token);
        if (message == null || message.algorithm() == null) {
            return Result.UNCHECKED;
        }
        return switch (message.algorithm()) {
            case ES256 ->
                any(
                        keys.keys().stream().filter(ECKey.class::isInstance).map(ECKey.class::cast),
                        key -> signed(key, message));
            case HS256 ->
                any(
                        Stream.concat(
                                keys.secrets().stream(),
                                keys.keys().stream()
                                        .filter(OctetSequenceKey.class::isInstance)
                                        .map(key -> ((OctetSequenceKey) key).toByteArray())),
                        secret -> maced(secret, message));
            default -> Result.UNCHECKED;
        };
    }

    private static <K> Result any(Stream<K> keys, java.util.function.Predicate<K> holds) {
        var all = keys.toList();
        if (all.isEmpty()) {
            return Result.UNCHECKED;
        }
        return all.stream().anyMatch(holds) ? Result.HOLDS : Result.BROKEN;
    }

    private static boolean maced(byte[] secret, CatReader.Message message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return MessageDigest.isEqual(
                    mac.doFinal(toBeSigned("MAC0", message)),
                    message.signature().toByteArray());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean signed(ECKey key, CatReader.Message message) {
        try {
            var verifier = java.security.Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(key.toECPublicKey());
            verifier.update(toBeSigned("Signature1", message));
            return verifier.verify(
                    ECDSA.transcodeSignatureToDER(message.signature().toByteArray()));
        } catch (GeneralSecurityException | JOSEException e) {
            return false;
        }
    }

    /** The array that RFC 9052 has signed: context, protected header, no more, payload. */
    private static byte[] toBeSigned(String context, CatReader.Message message) {
        var out = new ByteArrayOutputStream();
        try (var generator = new CBORFactory().createGenerator(out)) {
            generator.writeStartArray(null, 4);
            generator.writeString(context);
            generator.writeBinary(message.head().toByteArray());
            generator.writeBinary(new byte[0]);
            generator.writeBinary(message.payload().toByteArray());
            generator.writeEndArray();
        } catch (IOException e) {
            throw new IllegalStateException("Memory takes every write", e);
        }
        return out.toByteArray();
    }
}
