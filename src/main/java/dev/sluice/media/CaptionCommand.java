package dev.sluice.media;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The FFmpeg runs that write the captions of a source as WebVTT; apart from the encoding, because their first words may come
 * late in the film.
 */
record CaptionCommand(Path source, List<Source.Caption> tracks, Path folder) {
    /** One run for the tracks of text, and one for what is inside the picture. */
    List<List<String>> runs() {
        var text = new ArrayList<>(EncodeCommand.PLAIN);
        text.addAll(SourceProbe.ONLY_FILES);
        text.addAll(List.of("-i", SourceProbe.url(source)));
        var plain = text.size();
        var runs = new ArrayList<List<String>>();
        for (var i = 0; i < tracks.size(); i++) {
            var caption = tracks.get(i);
            if (caption.inPicture()) {
                runs.add(captionsInPicture(i));
            } else {
                text.addAll(webVtt("0:" + caption.index(), i));
            }
        }
        if (text.size() > plain) {
            runs.add(text);
        }
        return runs;
    }

    private List<String> webVtt(String stream, int track) {
        var file = folder.resolve(Captions.folder(track)).resolve(Captions.TEXT).toString();
        return List.of("-map", stream, "-c:s", "webvtt", "-f", "webvtt", file);
    }

    /** Only FFmpeg's filters hand out what decoding finds beside the picture; the picture keeps time and the pipe awake. */
    private List<String> captionsInPicture(int track) {
        var out = new ArrayList<>(EncodeCommand.PLAIN);
        var film = "movie=filename=" + inFilter(SourceProbe.url(source))
                + ":format_opts=protocol_whitelist=file[out0+subcc]";
        out.addAll(List.of("-f", "lavfi", "-i", film));
        out.addAll(webVtt("0:s", track));
        out.addAll(List.of("-map", "0:v", "-vf", "select=not(mod(n\\,25)),scale=16:16", "-fps_mode", "vfr"));
        out.addAll(List.of("-flush_packets", "1", "-f", "framecrc", "pipe:1"));
        return out;
    }

    /** A value inside a description of filters, which is unescaped twice. */
    private static String inFilter(String value) {
        return value.replaceAll("[\\\\':]", "\\\\$0").replaceAll("[\\\\'\\[\\],;]", "\\\\$0");
    }
}
