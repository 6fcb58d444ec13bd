package dev.sluice.hls.probe;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code moov}. */
final class InitReader {
    private static final int MAX_TRACKS = 32;

    private final Flaws flaws = new Flaws();
    private final Boxes boxes;
    private final ByteBuffer data;
    private final List<InitSection.Entry> tracks = new ArrayList<>();

    InitReader(ByteBuffer data) {
        this.data = data;
        this.boxes = new Boxes(data, flaws);
    }

    InitSection read() {
        var moov = boxes.child(0, data.limit(), "moov");
        if (moov != null) {
            boxes.each(moov.body(), moov.end(), this::track);
            var mvex = boxes.child(moov, "mvex");
            if (mvex != null) {
                boxes.each(mvex.body(), mvex.end(), this::defaults);
            }
        }
        return new InitSection(tracks, flaws.list());
    }

    private void track(Boxes.Box trak) {
        if (!trak.type().equals("trak") || tracks.size() >= MAX_TRACKS) {
            return;
        }
        var header = boxes.child(trak, "tkhd");
        var media = boxes.child(trak, "mdia");
        var times = media == null ? null : boxes.child(media, "mdhd");
        var handler = media == null ? null : boxes.child(media, "hdlr");
        var entry = media == null ? null : sampleEntry(media);
        if (header == null || times == null || handler == null || entry == null) {
            flaws.add(Probe.Flaw.Kind.MALFORMED, trak.start(), "a track without header, times or sample description");
            return;
        }
        var id = boxes.int32(header, boxes.uint8(header, 0) == 1 ? 20 : 12);
        var timescale = boxes.uint32(times, boxes.uint8(times, 0) == 1 ? 20 : 12);
        var sample = new SampleEntry(boxes, entry);
        tracks.add(new InitSection.Entry(
                id,
                kind(boxes.type(handler.body() + 8)),
                sample.format(),
                Math.max(1, timescale),
                sample.nalLength(),
                0,
                0,
                0));
    }

    private Boxes.@org.jspecify.annotations.Nullable Box sampleEntry(Boxes.Box media) {
        var information = boxes.child(media, "minf");
        var table = information == null ? null : boxes.child(information, "stbl");
        var descriptions = table == null ? null : boxes.child(table, "stsd");
        return descriptions == null || descriptions.size() < 16
                ? null
                : boxes.child(descriptions.body() + 8, descriptions.end(), boxes.type(descriptions.body() + 12));
    }

    private static Track.Kind kind(String handler) {
        return switch (handler) {
            case "vide" -> Track.Kind.VIDEO;
            case "soun" -> Track.Kind.AUDIO;
            default -> Track.Kind.OTHER;
        };
    }

    private void defaults(Boxes.Box trex) {
        if (trex.type().equals("trex")) {
            var id = boxes.int32(trex, 4);
            tracks.replaceAll(t -> t.id() == id
                    ? t.withDefaults(boxes.uint32(trex, 12), boxes.uint32(trex, 16), boxes.int32(trex, 20))
                    : t);
        }
    }
}
