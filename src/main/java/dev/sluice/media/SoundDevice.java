package dev.sluice.media;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/** Whether this machine can make a sound now. */
public final class SoundDevice {
    private static final AudioFormat STEREO = new AudioFormat(48_000, 16, 2, true, false);

    private SoundDevice() {}

    /**
     * Opens and closes the default output, because JavaFX tears a whole playback down when it cannot. Takes up to some
     * hundred milliseconds; devices come and go, so ask before each playback.
     */
    public static boolean present() {
        var wanted = new DataLine.Info(SourceDataLine.class, STEREO);
        if (!AudioSystem.isLineSupported(wanted)) {
            return false;
        }
        try (var line = (SourceDataLine) AudioSystem.getLine(wanted)) {
            line.open(STEREO);
            return true;
        } catch (LineUnavailableException | SecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
