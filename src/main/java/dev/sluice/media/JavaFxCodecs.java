package dev.sluice.media;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.javacpp.Loader;

/** Lends JavaFX Media the decoders of the build. */
public final class JavaFxCodecs {
    private JavaFxCodecs() {}

    /**
     * Loads libavcodec 61 and what it needs into this process. On Linux, JavaFX looks for a libavcodec of the system and
     * plays neither H.264 nor AAC without one; libraries that are loaded already are taken instead. Must run before the
     * first {@code Media} is made; takes about 0.2 s, so not on the application thread. Elsewhere JavaFX has decoders of its
     * own and nothing happens.
     *
     * @throws UnsatisfiedLinkError where the machine lacks even what these libraries need
     */
    public static void load() {
        if (Loader.getPlatform().startsWith("linux")) {
            Loader.load(avutil.class);
            Loader.load(swresample.class);
            Loader.load(avcodec.class);
            Loader.load(avformat.class);
        }
    }
}
