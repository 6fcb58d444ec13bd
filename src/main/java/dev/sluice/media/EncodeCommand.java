package dev.sluice.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The one FFmpeg run that makes a whole ladder: the source is decoded once, every rendition and the sound are outputs of
 * it, so that all renditions share their frames and therefore their keyframes. The poster is a run of its own: an output
 * whose first frame comes late makes FFmpeg keep all frames before it, gigabytes of them.
 */
record EncodeCommand(Path source, Source facts, Ladder ladder, Path folder) {
    static final String PLAYLIST = "media.m3u8";
    static final String INIT = "init.mp4";
    /** What AAC from FFmpeg is where no initialisation segment says so. */
    static final String AAC = "mp4a.40.2";

    static final String AUDIO_FOLDER = "audio";
    static final String POSTER = "poster.jpg";

    /** Practice of the field is 96 to 192 kbit/s (DESIGN section 5). */
    static final long AUDIO_BIT_RATE = 128_000;

    private static final String AUDIO_HERTZ = "48000";
    /** Late in the first scene rather than a black first frame. */
    private static final double POSTER_AT = 0.3;

    /** Without it the watch over silent children would take a long run for a hanging one. */
    static final List<String> PLAIN = List.of("-hide_banner", "-nostdin", "-v", "warning", "-progress", "pipe:1");

    /** The folders FFmpeg expects to exist. */
    List<Path> folders() {
        var folders = new ArrayList<Path>();
        ladder.renditions().forEach(r -> folders.add(folder.resolve(r.folder())));
        for (var i = 0; i < soundsApart().size(); i++) {
            folders.add(folder.resolve(audioFolder(i)));
        }
        for (var i = 0; i < facts.captions().size(); i++) {
            folders.add(folder.resolve(Captions.folder(i)));
        }
        return folders;
    }

    /** The folder of a sound track that has a playlist of its own. */
    static String audioFolder(int track) {
        return track == 0 ? AUDIO_FOLDER : AUDIO_FOLDER + track;
    }

    /** The tracks that have playlists of their own: all of them, or none where the sound is inside the renditions. */
    private List<Source.Audio> soundsApart() {
        return ladder.profile().container() == Profile.Container.FMP4 ? facts.audio() : List.of();
    }

    List<String> arguments() {
        var out = new ArrayList<>(PLAIN);
        out.addAll(SourceProbe.ONLY_FILES);
        out.addAll(List.of("-i", SourceProbe.url(source), "-filter_complex", filters()));
        for (var i = 0; i < ladder.renditions().size(); i++) {
            out.addAll(video(i, ladder.renditions().get(i)));
        }
        for (var i = 0; i < soundsApart().size(); i++) {
            out.addAll(audio(soundsApart().get(i)));
            out.addAll(hls(audioFolder(i)));
        }
        out.addAll(lifeline());
        return out;
    }

    /** Deinterlaces what is flagged so, makes the frame rate constant, then scales a copy for each output. */
    private String filters() {
        var renditions = ladder.renditions();
        var video = facts.requireVideo();
        var text = new StringBuilder("[0:%d]yadif=deint=interlaced,fps=%s,setsar=1,split=%d"
                .formatted(video.index(), renditions.getFirst().fpsText(), renditions.size() + 1));
        for (var i = 0; i <= renditions.size(); i++) {
            text.append("[c").append(i).append(']');
        }
        for (var i = 0; i < renditions.size(); i++) {
            text.append(";[c%d]%s[v%d]".formatted(i, scale(renditions.get(i)), i));
        }
        return text.append(";[c%d]fps=4,scale=16:16[life]".formatted(renditions.size()))
                .toString();
    }

    private static String scale(Rendition r) {
        return "scale=%d:%d,setsar=1,format=yuv420p".formatted(r.width(), r.height());
    }

    private String posterSecond() {
        var duration = facts.duration() == null ? Duration.ZERO : facts.duration();
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0 * POSTER_AT);
    }

    private List<String> video(int index, Rendition r) {
        var keyframes = ladder.profile().keyframeSeconds();
        var out = new ArrayList<>(List.of("-map", "[v" + index + "]", "-c:v", "libopenh264", "-profile:v", "high"));
        out.addAll(List.of("-b:v", String.valueOf(r.videoBitRate()), "-level", r.level(), "-allow_skip_frames", "0"));
        out.addAll(List.of("-g", String.valueOf((int) Math.ceil(r.fps() * keyframes))));
        out.addAll(List.of("-force_key_frames", "expr:gte(t,n_forced*" + keyframes + ")"));
        if (soundsApart().isEmpty() && !facts.audio().isEmpty()) {
            out.addAll(audio(facts.audio().getFirst()));
        }
        out.addAll(hls(r.folder()));
        return out;
    }

    private static List<String> audio(Source.Audio audio) {
        var out = new ArrayList<>(List.of("-map", "0:" + audio.index(), "-c:a", "aac"));
        out.addAll(List.of(
                "-b:a",
                String.valueOf(AUDIO_BIT_RATE),
                "-ac",
                "2",
                "-ar",
                AUDIO_HERTZ,
                "-af",
                "aresample=async=1:first_pts=0"));
        return out;
    }

    private List<String> hls(String name) {
        var into = folder.resolve(name);
        var out = new ArrayList<>(List.of("-map_metadata", "-1", "-map_chapters", "-1", "-f", "hls"));
        out.addAll(List.of("-hls_time", String.valueOf(ladder.profile().segmentSeconds()), "-hls_list_size", "0"));
        out.addAll(List.of("-hls_playlist_type", "vod", "-hls_flags", "independent_segments"));
        var container = ladder.profile().container();
        if (container == Profile.Container.FMP4) {
            out.addAll(List.of("-hls_segment_type", "fmp4", "-hls_fmp4_init_filename", INIT));
        }
        out.addAll(List.of(
                "-hls_segment_filename",
                into.resolve("s%05d" + container.extension()).toString()));
        out.add(into.resolve(PLAYLIST).toString());
        return out;
    }

    /**
     * A few bytes to us for every moment of the film: when nobody is there to read them, FFmpeg ends. So no encoder outlives
     * a service that was killed.
     */
    private static List<String> lifeline() {
        return List.of("-map", "[life]", "-flush_packets", "1", "-f", "framecrc", "pipe:1");
    }

    /** A run that writes the poster: a picture from the first scene, or the first picture. */
    List<String> poster(boolean late) {
        var out = new ArrayList<>(PLAIN);
        if (late) {
            out.addAll(List.of("-ss", posterSecond()));
        }
        out.addAll(SourceProbe.ONLY_FILES);
        out.addAll(List.of(
                "-i",
                SourceProbe.url(source),
                "-map",
                "0:" + facts.requireVideo().index()));
        out.addAll(List.of(
                "-vf", "yadif=deint=interlaced," + scale(ladder.renditions().getFirst())));
        var file = folder.resolve(POSTER).toString();
        out.addAll(List.of("-frames:v", "1", "-q:v", "4", "-f", "image2", "-update", "1", file));
        return out;
    }
}
