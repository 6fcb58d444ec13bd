package dev.sluice.hls.walk;

import dev.sluice.hls.playlist.Key;
import dev.sluice.hls.playlist.Segment;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Holds the keys of a walk while it lasts and undoes AES-128 (RFC 8216 5.2). */
final class KeyRing {
    private static final int BLOCK = 16;

    private final Map<String, byte[]> keys = new ConcurrentHashMap<>();

    void put(String location, byte[] key) {
        keys.put(location, key);
    }

    /** What came out, and how it went. */
    record Plain(ByteBuffer bytes, Decryption how) {}

    /**
     * @param cut whether {@code bytes} is only the beginning, so that there is no padding to be checked
     */
    Plain decrypt(List<Key> inForce, long sequence, ByteBuffer bytes, boolean cut) {
        var key = inForce.stream().filter(Key::wholeSegment).findFirst().orElse(null);
        if (key == null) {
            return new Plain(bytes, inForce.isEmpty() ? Decryption.PLAIN : Decryption.LEFT);
        }
        var secret = key.location() == null ? null : keys.get(key.location());
        if (secret == null) {
            return new Plain(ByteBuffer.allocate(0), Decryption.NO_KEY);
        }
        var iv = iv(key, sequence);
        if (secret.length != BLOCK || iv == null) {
            return new Plain(ByteBuffer.allocate(0), iv == null ? Decryption.BAD_IV : Decryption.BAD_KEY);
        }
        return decrypt(secret, iv, bytes, cut);
    }

    /** Undoes the encryption of an initialization section, which has no sequence number. */
    Plain decrypt(Segment.Map map, ByteBuffer bytes) {
        return decrypt(map.keys(), 0, bytes, false);
    }

    private static byte @Nullable [] iv(Key key, long sequence) {
        var written = key.iv();
        if (written == null) {
            return ByteBuffer.allocate(BLOCK).putLong(8, sequence).array();
        }
        if (!written.matches("0[xX][0-9A-Fa-f]{1,32}")) {
            return null;
        }
        var digits = "0".repeat(34 - written.length()) + written.substring(2);
        return java.util.HexFormat.of().parseHex(digits);
    }

    private static Plain decrypt(byte[] key, byte[] iv, ByteBuffer bytes, boolean cut) {
        var whole = bytes.limit() / BLOCK * BLOCK;
        var in = bytes.duplicate().limit(whole).position(0);
        var out = ByteBuffer.allocate(whole);
        try {
            // Padding is judged below, so that a wrong key still gives bytes to look at.
            var cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            cipher.doFinal(in, out);
        } catch (GeneralSecurityException e) {
            return new Plain(ByteBuffer.allocate(0), Decryption.BAD_PADDING);
        }
        out.flip();
        var padding = padding(out);
        if (cut || (padding > 0 && whole == bytes.limit())) {
            return new Plain(cut ? out : out.limit(whole - padding), Decryption.DONE);
        }
        return new Plain(out, Decryption.BAD_PADDING);
    }

    /** The number of padding bytes (PKCS #7), 0 when they are wrong. */
    private static int padding(ByteBuffer plain) {
        var end = plain.limit();
        var count = end == 0 ? 0 : plain.get(end - 1);
        if (count < 1 || count > BLOCK) {
            return 0;
        }
        for (var i = 1; i <= count; i++) {
            if (plain.get(end - i) != count) {
                return 0;
            }
        }
        return count;
    }
}
