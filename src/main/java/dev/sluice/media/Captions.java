package dev.sluice.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The captions of a source, each as one WebVTT file behind a playlist of its own: every player shows text, and FFmpeg's
 * LGPL encoder cannot put closed captions back into the picture.
 */
record Captions(Path asset, List<Source.Caption> tracks) {
    static final String GROUP = "subs";
    static final String TEXT = "text.vtt";

    private static final String HEAD = "WEBVTT\n";
    private static final String CUE = "-->";
    /** FFmpeg begins transport streams at 1.4 s. */
    private static final int TS_BEGIN = 126_000;

    /** Those that say something: a picture may have the place for captions and nobody who writes them. */
    static Captions found(Path asset, List<Source.Caption> tracks) throws IOException {
        var last = tracks.size() - 1;
        if (last < 0 || !tracks.get(last).inPicture()) {
            return new Captions(asset, tracks);
        }
        var text = asset.resolve(folder(last)).resolve(TEXT);
        if (Files.readString(text).contains(CUE)) {
            return new Captions(asset, tracks);
        }
        Files.delete(text);
        Files.delete(asset.resolve(folder(last)));
        return new Captions(asset, tracks.subList(0, last));
    }

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

    /** Their EXT-X-MEDIA lines. */
    String media() {
        var out = new StringBuilder();
        var names = LanguageNames.of("Captions", tracks.stream().map(Source.Caption::language));
        for (var i = 0; i < tracks.size(); i++) {
            out.append("""
                    #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="%s",NAME="%s",LANGUAGE="%s",DEFAULT=NO,AUTOSELECT=YES,URI="%s/%s"
                    """.formatted(GROUP, names.get(i), tracks.get(i).language(), folder(i), EncodeCommand.PLAYLIST));
        }
        return out.toString();
    }
}
