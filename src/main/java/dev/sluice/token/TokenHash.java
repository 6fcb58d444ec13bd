package dev.sluice.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of a token: what caches and the audit hold instead of the token itself. */
public record TokenHash(long a, long b, long c, long d) {

    /** Hashes the token's characters; equal tokens have equal hashes. */
    public static TokenHash of(String token) {
        var sum = ByteBuffer.wrap(sha256().digest(token.getBytes(StandardCharsets.UTF_8)));
        return new TokenHash(sum.getLong(), sum.getLong(), sum.getLong(), sum.getLong());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public int hashCode() {
        return (int) a;
    }

    /** 64 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return "%016x%016x%016x%016x".formatted(a, b, c, d);
    }
}
