package dev.sluice.hls.playlist;

import org.jspecify.annotations.Nullable;

/**
 * EXT-X-KEY or EXT-X-SESSION-KEY (RFC 8216 4.3.2.4). It holds no key, only where one is.
 *
 * @param method {@code AES-128}, {@code SAMPLE-AES}, … as written
 * @param uri as written; null when absent
 * @param location {@code uri} resolved
 * @param iv the hexadecimal IV as written; null when the media sequence number is the IV
 * @param format KEYFORMAT, {@code identity} when absent
 */
public record Key(
        int line,
        String method,
        @Nullable String uri,
        @Nullable String location,
        @Nullable String iv,
        String format) {
    /** Whether anybody can decrypt with the bytes behind the URI alone. */
    public boolean identity() {
        return format.equals("identity");
    }

    /** Whether whole segments are encrypted with AES-128 in CBC mode and a plain key. */
    public boolean wholeSegment() {
        return identity() && method.equals("AES-128");
    }
}
