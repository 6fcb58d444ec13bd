package dev.sluice.media;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source file is.
 *
 * @param container FFmpeg's name of the format, for example {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param duration playing time; null where the file does not say, as some recordings do not
 * @param video the moving picture; null where there is none (cover art is none)
 * @param audio sound tracks, the one meant to be heard first; at most eight, none where the file is silent
 * @param captions what is to be read: tracks of text and closed captions inside the picture, at most nine
 */
public record Source(
        String container,
        @Nullable Duration duration,
        @Nullable Video video,
        List<Audio> audio,
        List<Caption> captions) {
    public Source {
        audio = List.copyOf(audio);
        captions = List.copyOf(captions);
    }

    /**
     * The moving picture as a viewer sees it: rotation and pixel shape applied.
     *
     * @param index stream index in the file
     * @param codec FFmpeg's name, for example {@code h264}
     * @param width in square pixels, at least 1
     * @param height in square pixels, at least 1
     * @param fps average frames per second; where that is unknown or absurd, 30
     */
    public record Video(int index, String codec, int width, int height, double fps) {
        int shortSide() {
            return Math.min(width, height);
        }
    }

    /**
     * A sound track.
     *
     * @param index stream index in the file
     * @param codec FFmpeg's name, for example {@code aac}
     * @param language as tagged in the file (usually ISO 639-2); {@code und} where untagged or unusable
     */
    public record Audio(int index, String codec, String language) {}

    /**
     * Something to be read.
     *
     * @param index stream index in the file
     * @param language as tagged in the file; {@code und} where untagged or unusable
     * @param inPicture whether it is closed captions (CEA-608) that travel inside the picture with that index
     */
    public record Caption(int index, String language, boolean inPicture) {}

    /** What {@code Preparation} can work on: the same source, known to have a picture. */
    Video requireVideo() {
        if (video == null) {
            throw MediaFaults.noVideo();
        }
        return video;
    }

    /** The names of the tracks, for people: {@code h264 1280x720, aac}. */
    public String describe() {
        var picture = video == null ? "no picture" : "%s %dx%d".formatted(video.codec, video.width, video.height);
        return String.join(", ", List.of(picture, audio.isEmpty() ? "no sound" : audio.getFirst().codec));
    }
}
