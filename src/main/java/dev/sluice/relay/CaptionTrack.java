package dev.sluice.relay;

import dev.sluice.hls.playlist.MediaPlaylist;
import dev.sluice.hls.playlist.Segment;
import dev.sluice.hls.probe.MediaProbe;
import dev.sluice.hls.probe.Probe.Container;
import java.nio.ByteBuffer;
import java.util.List;

/** One subtitle rendition, read segment by segment as the preview comes to them. */
record CaptionTrack(Lane lane, double mediaStart) {
    static CaptionTrack of(MediaPlaylist playlist, Upstream upstream, double mediaStart) {
        return new CaptionTrack(new Lane("c", playlist, upstream), mediaStart);
    }

    /** The captions of the segment that holds a time. */
    Cues around(double seconds) throws UpstreamFailure {
        var start = 0.0;
        for (var segment : lane.segments()) {
            var end = start + segment.seconds();
            if (seconds < end) {
                return read(segment, start, end);
            }
            start = end;
        }
        return new Cues(start, Double.POSITIVE_INFINITY, List.of(), "");
    }

    private Cues read(Segment segment, double start, double end) throws UpstreamFailure {
        var bytes = lane.plain(segment);
        var container = MediaProbe.sniff(ByteBuffer.wrap(bytes));
        return container == Container.WEBVTT
                ? new Cues(start, end, WebVtt.read(bytes, mediaStart), "")
                : new Cues(
                        start,
                        end,
                        List.of(),
                        "These captions are %s, which the preview cannot show.".formatted(container.label()));
    }
}
