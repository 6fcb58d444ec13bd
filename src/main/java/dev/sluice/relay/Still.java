package dev.sluice.relay;

/**
 * A piece of the stream that begins with a picture which can be decoded by itself.
 *
 * @param start of that picture, in seconds of the preview
 * @param media with everything a decoder needs before it; decrypted
 */
public record Still(double start, byte[] media) {}
