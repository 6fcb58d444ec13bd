package dev.sluice.hls.walk;

/** How decrypting a segment went. */
public enum Decryption {
    /** The segment is not encrypted. */
    PLAIN,
    /** AES-128 was undone and media came out. */
    DONE,
    /** The method (SAMPLE-AES, DRM) leaves the container readable; nothing was undone. */
    LEFT,
    /** The key could not be had. */
    NO_KEY,
    /** The key is not 16 bytes long. */
    BAD_KEY,
    /** The IV attribute is not a 128-bit hexadecimal number. */
    BAD_IV,
    /** The length is no multiple of 16 bytes, or the padding is wrong: the key, the IV or the bytes are. */
    BAD_PADDING
}
