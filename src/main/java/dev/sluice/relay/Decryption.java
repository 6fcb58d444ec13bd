package dev.sluice.relay;

import dev.sluice.hls.playlist.Key;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Undoes whole-segment encryption (RFC 8216bis 4.4.4.4, 5.2). Keys stay in memory and are fetched once each. */
final class Decryption {
    private static final Map<String, Integer> KEY_BYTES = Map.of("AES-128", 16, "AES-256", 32);
    /** Rotation brings new keys for ever in a live stream; those of the past are not needed again. */
    private static final int KEYS_KEPT = 64;

    private final Upstream upstream;
    private final Map<String, byte[]> keys = new ConcurrentHashMap<>();

    Decryption(Upstream upstream) {
        this.upstream = upstream;
    }

    /** Decrypts with the key in force; bytes without one are returned as they are. */
    byte[] open(byte[] bytes, List<Key> inForce, long sequence) throws UpstreamFailure {
        if (inForce.isEmpty()) {
            return bytes;
        }
        var key = usable(inForce);
        try {
            var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(bytesOf(key), "AES"),
                    new IvParameterSpec(iv(key, sequence)));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new UpstreamFailure(
                    Problems.badKey("decrypting gives no valid padding, so key, IV or media are not of one make."),
                    null);
        }
    }

    /** The one key a plain player can use. */
    static Key usable(List<Key> inForce) throws UpstreamFailure {
        return inForce.stream()
                .filter(k -> k.identity() && KEY_BYTES.containsKey(k.method()))
                .findFirst()
                .orElseThrow(() -> new UpstreamFailure(
                        Problems.isProtected(inForce.getFirst().method()), null));
    }

    private byte[] bytesOf(Key key) throws UpstreamFailure {
        var location = key.location();
        if (location == null) {
            throw new UpstreamFailure(Problems.badKey("the playlist names none."), null);
        }
        var known = keys.get(location);
        return known == null ? fetch(key, location) : known;
    }

    private byte[] fetch(Key key, String location) throws UpstreamFailure {
        var fetched = upstream.key(location);
        var wanted = KEY_BYTES.getOrDefault(key.method(), 16);
        if (fetched.bytes().length != wanted) {
            throw new UpstreamFailure(
                    Problems.badKey("it has %d bytes instead of %d.".formatted(fetched.bytes().length, wanted)),
                    fetched.request());
        }
        if (keys.size() >= KEYS_KEPT) {
            keys.clear();
        }
        keys.put(location, fetched.bytes());
        return fetched.bytes();
    }

    private static byte[] iv(Key key, long sequence) throws UpstreamFailure {
        var written = key.iv();
        var number = written == null ? BigInteger.valueOf(sequence) : hex(written);
        var big = number.toByteArray();
        var iv = new byte[16];
        var length = Math.min(16, big.length);
        System.arraycopy(big, big.length - length, iv, 16 - length, length);
        return iv;
    }

    private static BigInteger hex(@Nullable String text) throws UpstreamFailure {
        if (text == null || !text.matches("0[xX][0-9a-fA-F]{1,32}")) {
            throw new UpstreamFailure(Problems.badKey("its IV is no 128-bit hexadecimal number."), null);
        }
        return new BigInteger(text.substring(2), 16);
    }
}
