package dev.sluice.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.api.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Asks ffprobe what a file is. */
public final class SourceProbe {
    /**
     * Sources are files, and a playlist or a concat script is no video: FFmpeg would follow what it names, to any file the
     * service may read.
     */
    static final List<String> ONLY_FILES = List.of(
            "-protocol_whitelist",
            "file",
            "-format_whitelist",
            "mov,mp4,m4a,matroska,webm,mpegts,mpeg,mpegvideo,avi,flv,ogg,asf,mxf,gif,wav,mp3,aac,flac,ac3,eac3,h264,hevc,"
                    + "dv,ivf,nut,rm,wtv,y4m,yuv4mpegpipe,apng,m4v,vob,caf,aiff,amr,3gp,obu,av1,live_flv,f4v");

    private static final String ENTRIES = "format=format_name,duration"
            + ":stream=index,codec_type,codec_name,width,height,sample_aspect_ratio,avg_frame_rate,r_frame_rate,duration"
            + ":stream_disposition=attached_pic,default:stream_tags=language:stream_side_data=rotation";

    private static final Set<String> TEXT = Set.of("subrip", "ass", "ssa", "mov_text", "webvtt", "text", "eia_608");
    /** What closed captions can travel in. */
    private static final Set<String> CAPTIONED = Set.of("h264", "hevc", "mpeg2video", "av1");
    /** Captioned pictures carry the place for captions throughout, also while nobody speaks. */
    private static final String BEGINNING = "%+30";

    private static final int TRACKS_AT_MOST = 8;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int SIDE_AT_MOST = 16_384;
    private static final double FPS_UNKNOWN = 30;
    private static final String UNKNOWN_LANGUAGE = "und";

    private final Ffmpeg ffmpeg;
    private final ObjectMapper json = new ObjectMapper();

    public SourceProbe(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * Reads the header of a file; takes well under a second for most, at most 60 s.
     *
     * @throws Fault {@code source-not-found}, {@code source-unreadable}
     */
    public Source probe(Path file) throws InterruptedException {
        if (!Files.isRegularFile(file)) {
            throw MediaFaults.notAFile(String.valueOf(file.getFileName()));
        }
        var arguments = new ArrayList<>(List.of("-v", "error"));
        arguments.addAll(ONLY_FILES);
        arguments.addAll(List.of("-of", "json", "-show_entries", ENTRIES, url(file)));
        var source = parse(asked(arguments, file));
        return inPicture(source, file) ? withCaptionsInPicture(source) : source;
    }

    /** What FFmpeg says of a file names its place on this machine, which is nobody's business. */
    private String asked(List<String> arguments, Path file) throws InterruptedException {
        try {
            return ffmpeg.probe(arguments, LIMIT);
        } catch (Fault fault) {
            var said = fault.problem().detail();
            throw said == null || !fault.code().equals("source-unreadable")
                    ? fault
                    : MediaFaults.unreadable(said.replace(url(file), "the file"));
        }
    }

    /** Whether keyframes of the first half minute carry closed captions. */
    private boolean inPicture(Source source, Path file) throws InterruptedException {
        var video = source.video();
        if (video == null || !CAPTIONED.contains(video.codec())) {
            return false;
        }
        var arguments = new ArrayList<>(List.of("-v", "error", "-skip_frame", "nokey"));
        arguments.addAll(ONLY_FILES);
        arguments.addAll(List.of("-select_streams", String.valueOf(video.index()), "-read_intervals", BEGINNING));
        arguments.addAll(List.of("-show_entries", "frame=side_data_list:frame_side_data=side_data_type"));
        arguments.addAll(List.of("-of", "csv=p=0", url(file)));
        return ffmpeg.probe(arguments, LIMIT).contains("Closed Captions");
    }

    private static Source withCaptionsInPicture(Source source) {
        var captions = new ArrayList<>(source.captions());
        captions.add(new Source.Caption(source.requireVideo().index(), UNKNOWN_LANGUAGE, true));
        return new Source(source.container(), source.duration(), source.video(), source.audio(), captions);
    }

    /** A name that FFmpeg can take neither for an option nor for another protocol. */
    static String url(Path file) {
        return "file:" + file.toAbsolutePath();
    }

    private Source parse(String output) {
        try {
            return source(json.readTree(output));
        } catch (JsonProcessingException e) {
            throw MediaFaults.unreadable("ffprobe answered with no JSON.");
        }
    }

    private static Source source(JsonNode root) {
        var format = root.path("format");
        var video = streams(root, "video").filter(s -> !isCover(s)).findFirst();
        return new Source(
                format.path("format_name").asText(""),
                duration(format, video),
                video.map(SourceProbe::video).orElse(null),
                streams(root, "audio")
                        .sorted(Comparator.comparing(SourceProbe::isDefault).reversed())
                        .limit(TRACKS_AT_MOST)
                        .map(SourceProbe::audio)
                        .toList(),
                captions(root));
    }

    private static Stream<JsonNode> streams(JsonNode root, String type) {
        return StreamSupport.stream(root.path("streams").spliterator(), false)
                .filter(s -> s.path("codec_type").asText().equals(type) && s.hasNonNull("codec_name"));
    }

    private static boolean isDefault(JsonNode stream) {
        return stream.path("disposition").path("default").asInt() == 1;
    }

    private static boolean isCover(JsonNode stream) {
        return stream.path("disposition").path("attached_pic").asInt() == 1;
    }

    private static @Nullable Duration duration(JsonNode format, Optional<JsonNode> video) {
        var seconds = format.path("duration")
                .asDouble(video.map(v -> v.path("duration").asDouble(0)).orElse(0d));
        return seconds > 0 && seconds < 1e7 ? Duration.ofMillis(Math.round(seconds * 1000)) : null;
    }

    private static Source.Video video(JsonNode s) {
        var width = side(
                s.path("width").asInt() * ratio(s.path("sample_aspect_ratio").asText(), ':', 1));
        var height = side(s.path("height").asInt());
        var turned = isTurned(s);
        return new Source.Video(
                s.path("index").asInt(),
                s.path("codec_name").asText(),
                turned ? height : width,
                turned ? width : height,
                fps(s));
    }

    private static int side(double pixels) {
        if (pixels < 1 || pixels > SIDE_AT_MOST) {
            throw MediaFaults.unreadable("The picture is " + Math.round(pixels) + " pixels wide or high.");
        }
        return (int) Math.round(pixels);
    }

    private static boolean isTurned(JsonNode stream) {
        return StreamSupport.stream(stream.path("side_data_list").spliterator(), false)
                .anyMatch(d -> Math.abs(d.path("rotation").asInt()) % 180 == 90);
    }

    private static double fps(JsonNode s) {
        var average = ratio(s.path("avg_frame_rate").asText(), '/', 0);
        return average >= 1 && average <= 240 ? average : FPS_UNKNOWN;
    }

    private static double ratio(String text, char sign, double otherwise) {
        var at = text.indexOf(sign);
        try {
            var value =
                    Double.parseDouble(text.substring(0, Math.max(at, 0))) / Double.parseDouble(text.substring(at + 1));
            return value > 0 && Double.isFinite(value) ? value : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static Source.Audio audio(JsonNode s) {
        return new Source.Audio(s.path("index").asInt(), s.path("codec_name").asText(), language(s));
    }

    /** Pictures of text stay behind: nothing reads them aloud or styles them. */
    private static List<Source.Caption> captions(JsonNode root) {
        return streams(root, "subtitle")
                .filter(s -> TEXT.contains(s.path("codec_name").asText()))
                .limit(TRACKS_AT_MOST)
                .map(s -> new Source.Caption(s.path("index").asInt(), language(s), false))
                .toList();
    }

    private static String language(JsonNode s) {
        var language = s.path("tags").path("language").asText("");
        return language.matches("[a-z]{2,3}") ? language : UNKNOWN_LANGUAGE;
    }
}
