package dev.sluice.hls.probe;

/**
 * How a track is coded. Numbers are 0 where the bytes do not say.
 *
 * @param codec as CODECS writes it (RFC 6381), for example {@code avc1.4d401e}; just the family when details are unknown
 * @param width of the picture that is shown, in pixels
 * @param frameRate frames per second as the parameter sets state it
 * @param sampleRate of audio in Hz
 * @param encrypted whether the samples are encrypted (SAMPLE-AES, CENC)
 */
public record Format(
        String codec, int width, int height, double frameRate, int sampleRate, int channels, boolean encrypted) {
    /** A format of which nothing but the name is known. */
    public static Format named(String codec) {
        return new Format(codec, 0, 0, 0, 0, 0, false);
    }

    static Format audio(String codec, int sampleRate, int channels) {
        return new Format(codec, 0, 0, 0, sampleRate, channels, false);
    }

    /** The same, marked as encrypted. */
    public Format asEncrypted() {
        return new Format(codec, width, height, frameRate, sampleRate, channels, true);
    }

    /** The part of the codec before the first dot. */
    public String family() {
        var dot = codec.indexOf('.');
        return dot < 0 ? codec : codec.substring(0, dot);
    }

    /** For example {@code 1280x720}; empty for audio. */
    public String resolution() {
        return width == 0 ? "" : width + "x" + height;
    }
}
