package dev.sluice.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The captions of a source, each as one WebVTT file behind a playlist of its own. */
record Captions(Path asset, List<Source.Caption> tracks) {
    static final String GROUP = "subs";
    static final String TEXT = "text.vtt";

    private static final String HEAD = "WEBVTT\n";
    /** FFmpeg begins transport streams at 1.4 s. */
    private static final int TS_BEGIN = 126_000;

    /** The folder of one track. */
    static String folder(int track) {
        return "subs" + track;
    }

    /** Writes the playlists beside what FFmpeg wrote; {@code seconds} is the length of the film. */
    void write(double seconds, Profile.Container container) throws IOException {
        // Players shift text by the clock of MPEG-TS and must be told where media begin on it.
        var map = "X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:%d\n"
                .formatted(container == Profile.Container.MPEG_TS ? TS_BEGIN : 0);
        for (var i = 0; i < tracks.size(); i++) {
            var place = asset.resolve(folder(i));
            var text = Files.readString(place.resolve(TEXT));
            if (!text.startsWith(HEAD)) {
                throw new IOException("FFmpeg wrote no WebVTT");
            }
            Files.writeString(place.resolve(TEXT), HEAD + map + text.substring(HEAD.length()));
            Files.writeString(place.resolve(EncodeCommand.PLAYLIST), """
                    #EXTM3U
                    #EXT-X-VERSION:7
                    #EXT-X-TARGETDURATION:%d
                    #EXT-X-PLAYLIST-TYPE:VOD
                    #EXTINF:%s,
                    %s
                    #EXT-X-ENDLIST
                    """.formatted(
                            Math.round(seconds), String.format(Locale.ROOT, "%.6f", seconds), TEXT));
        }
    }

    /** Their EXT-X-MEDIA lines; names are told apart where a language comes twice. */
    String media() {
        var out = new StringBuilder();
        for (var i = 0; i < tracks.size(); i++) {
            var language = tracks.get(i).language();
            var name = language.equals("und") ? "Captions" : Locale.of(language).getDisplayLanguage(Locale.ENGLISH);
            var before = tracks.subList(0, i).stream()
                    .filter(t -> t.language().equals(language))
                    .count();
            out.append("""
                    #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="%s",NAME="%s",LANGUAGE="%s",DEFAULT=NO,AUTOSELECT=YES,URI="%s/%s"
                    """.formatted(
                            GROUP,
                            before == 0 ? name : name + " " + (before + 1),
                            language,
                            folder(i),
                            EncodeCommand.PLAYLIST));
        }
        return out.toString();
    }
}
