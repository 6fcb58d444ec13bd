package dev.sluice.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the multivariant playlist from what the renditions turned out to be, so that nothing in it is a promise. */
record MultivariantWriter(Path folder, Ladder ladder, List<Source.Audio> audio, Captions captions) {
    private static final String GROUP = "audio";

    /** Sound that is inside the renditions adds nothing to their bit rates. */
    private record Sound(String codec, long peak, long average, boolean apart) {
        static final Sound INSIDE = new Sound(EncodeCommand.AAC, 0, 0, false);
    }

    List<Prepared.Variant> write() throws IOException {
        var sound = audio.isEmpty() ? null : sound();
        var variants = new ArrayList<Prepared.Variant>();
        for (var rendition : ladder.renditions()) {
            variants.add(variant(rendition, sound));
        }
        Files.writeString(folder.resolve(Prepared.MULTIVARIANT), text(variants, sound));
        return variants;
    }

    private Sound sound() throws IOException {
        if (container() == Profile.Container.MPEG_TS) {
            return Sound.INSIDE;
        }
        var peak = 0L;
        var average = 0L;
        for (var i = 0; i < audio.size(); i++) {
            var place = folder.resolve(EncodeCommand.audioFolder(i));
            var written = WrittenPlaylist.read(place.resolve(EncodeCommand.PLAYLIST));
            peak = Math.max(peak, written.peakBitRate());
            average = Math.max(average, written.averageBitRate());
        }
        var first = folder.resolve(EncodeCommand.AUDIO_FOLDER);
        return new Sound(InitCodecs.aac(first.resolve(EncodeCommand.INIT)), peak, average, true);
    }

    private Profile.Container container() {
        return ladder.profile().container();
    }

    private String avc(Path place, WrittenPlaylist written) throws IOException {
        return switch (container()) {
            case FMP4 -> InitCodecs.avc(place.resolve(EncodeCommand.INIT));
            case MPEG_TS ->
                TsSegment.read(place.resolve(written.segments().getFirst().name()))
                        .avc();
        };
    }

    private Prepared.Variant variant(Rendition rendition, @Nullable Sound sound) throws IOException {
        var place = folder.resolve(rendition.folder());
        var written = WrittenPlaylist.read(place.resolve(EncodeCommand.PLAYLIST));
        var avc = avc(place, written);
        return new Prepared.Variant(
                rendition.folder() + "/" + EncodeCommand.PLAYLIST,
                rendition,
                written.peakBitRate() + (sound == null ? 0 : sound.peak),
                written.averageBitRate() + (sound == null ? 0 : sound.average),
                sound == null ? avc : avc + "," + sound.codec);
    }

    private String text(List<Prepared.Variant> variants, @Nullable Sound sound) throws IOException {
        var out = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        var apart = sound != null && sound.apart;
        if (apart) {
            out.append(media());
        }
        out.append(captions.media());
        for (var variant : variants) {
            out.append(streamInf(variant, apart))
                    .append('\n')
                    .append(variant.uri())
                    .append('\n');
        }
        for (var variant : variants) {
            out.append(iFrames(variant)).append('\n');
        }
        return out.toString();
    }

    private String iFrames(Prepared.Variant v) throws IOException {
        var r = v.rendition();
        var pictures = IFrames.write(folder.resolve(r.folder()), container());
        var avc = v.codecs().split(",", 2)[0];
        return "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=%d,CODECS=\"%s\",RESOLUTION=%dx%d,URI=\"%s/%s\""
                .formatted(pictures.bandwidth(), avc, r.width(), r.height(), r.folder(), IFrames.PLAYLIST);
    }

    private String media() {
        var names = LanguageNames.of("Main", audio.stream().map(Source.Audio::language));
        var out = new StringBuilder();
        for (var i = 0; i < audio.size(); i++) {
            out.append("""
                    #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="%s",NAME="%s",LANGUAGE="%s",DEFAULT=%s,AUTOSELECT=YES,CHANNELS="2",URI="%s/%s"
                    """.formatted(
                            GROUP,
                            names.get(i),
                            audio.get(i).language(),
                            i == 0 ? "YES" : "NO",
                            EncodeCommand.audioFolder(i),
                            EncodeCommand.PLAYLIST));
        }
        return out.toString();
    }

    private String streamInf(Prepared.Variant v, boolean sound) {
        var r = v.rendition();
        return "#EXT-X-STREAM-INF:BANDWIDTH=%d,AVERAGE-BANDWIDTH=%d,CODECS=\"%s\",RESOLUTION=%dx%d,FRAME-RATE=%s%s%s"
                .formatted(
                        v.bandwidth(),
                        v.averageBandwidth(),
                        v.codecs(),
                        r.width(),
                        r.height(),
                        r.fpsText(),
                        sound ? ",AUDIO=\"" + GROUP + "\"" : "",
                        captions.tracks().isEmpty() ? "" : ",SUBTITLES=\"" + Captions.GROUP + "\"");
    }
}
