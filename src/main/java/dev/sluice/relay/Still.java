package dev.sluice.relay;

/** A piece of the stream that begins with a picture which can be decoded by itself. */
public final class Still {
    private final double start;
    private final byte[] media;

    Still(double start, byte[] media) {
        this.start = start;
        this.media = media;
    }

    /** Time of that picture, in seconds of the preview. */
    public double start() {
        return start;
    }

    /** The bytes, decrypted, with everything a decoder needs before them; not to be written to. */
    public byte[] media() {
        return media;
    }
}
