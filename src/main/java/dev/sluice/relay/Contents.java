package dev.sluice.relay;

import dev.sluice.hls.probe.InitSection;
import dev.sluice.hls.probe.MediaProbe;
import dev.sluice.hls.probe.Probe;
import dev.sluice.hls.probe.Probe.Container;
import dev.sluice.hls.probe.Track;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a lane really carries, read from its first segment.
 *
 * @param container of the segments
 * @param video codecs of the pictures
 * @param audio codecs of the sounds
 * @param start earliest time in the segment, in seconds
 */
record Contents(Container container, List<String> video, List<String> audio, double start) {
    private static final Set<String> H264 = Set.of("avc1", "avc3");
    private static final Set<String> HEVC = Set.of("hvc1", "hev1");

    static Contents of(byte[] init, byte[] segment) {
        var declared = MediaProbe.init(ByteBuffer.wrap(init));
        var probe = MediaProbe.probe(ByteBuffer.wrap(segment), declared);
        return new Contents(
                probe.container(),
                codecs(probe, declared, Track.Kind.VIDEO),
                codecs(probe, declared, Track.Kind.AUDIO),
                probe.tracks().stream().mapToDouble(Track::start).min().orElse(0));
    }

    private static List<String> codecs(Probe probe, InitSection init, Track.Kind kind) {
        var inInit = init.tracks().stream()
                .filter(t -> t.kind() == kind)
                .map(t -> t.format().codec());
        var inSegment = probe.tracks().stream()
                .filter(t -> t.kind() == kind)
                .map(t -> t.format().codec());
        return Stream.concat(inInit, inSegment).distinct().toList();
    }

    /** H.264 everywhere, HEVC only in fMP4. */
    boolean decodesVideo() {
        return video.stream()
                .map(Contents::family)
                .anyMatch(f -> H264.contains(f) || (HEVC.contains(f) && container == Container.FMP4));
    }

    /** AAC; as a packed stream also MP3. */
    boolean decodesAudio() {
        return !audio.isEmpty()
                && audio.stream()
                        .allMatch(c -> family(c).equals("mp4a") && (!isMp3(c) || container == Container.PACKED_AUDIO));
    }

    /** The segment name's end, from which JavaFX takes the container. */
    String extension() {
        return switch (container) {
            case MPEG_TS -> ".ts";
            case FMP4 -> ".m4s";
            case PACKED_AUDIO -> audio.stream().anyMatch(Contents::isMp3) ? ".mp3" : ".aac";
            case WEBVTT, HTML, UNKNOWN -> ".bin";
        };
    }

    private static boolean isMp3(String codec) {
        return codec.equals("mp4a.40.34") || codec.equals("mp4a.40.33");
    }

    private static String family(String codec) {
        var dot = codec.indexOf('.');
        return dot < 0 ? codec : codec.substring(0, dot);
    }
}
