package dev.sluice.hls.check;

import dev.sluice.hls.playlist.Segment;
import dev.sluice.hls.probe.Probe;
import dev.sluice.hls.probe.Track;
import dev.sluice.hls.walk.MeasuredSegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The whole segments of a rendition on one clock: where each begins and ends by its own time stamps, the 33-bit clock of
 * MPEG-TS and packed audio unwrapped.
 */
record Timeline(List<Span> spans) {
    private static final double TURN = (1L << 33) / 90_000.0;

    /**
     * One segment.
     *
     * @param shift what unwrapping added to the track's own times
     * @param joins whether it follows the span before it without a gap in the list and without EXT-X-DISCONTINUITY
     */
    record Span(MeasuredSegment measured, Probe probe, Track track, double shift, boolean joins) {
        Segment segment() {
            return measured.segment();
        }

        double start() {
            return track.start() + shift;
        }

        double end() {
            return track.end() + shift;
        }

        double decodeStart() {
            return track.decodeStart() + shift;
        }

        double decodeEnd() {
            return track.decodeEnd() + shift;
        }

        /** What is still one and the same instant: three frames, at least 0.15 s. */
        double slack() {
            return Math.max(0.15, 3 * track.frameSeconds());
        }

        /** Whether this span begins where {@code before} ended. */
        boolean continues(Span before) {
            return joins && Math.abs(start() - before.end()) <= slack();
        }
    }

    static Timeline of(RenditionView rendition) {
        var spans = new ArrayList<Span>();
        for (var measured : rendition.walked().segments()) {
            if (RenditionView.intact(measured)) {
                var probe = Objects.requireNonNull(measured.probe());
                probe.main().ifPresent(track -> spans.add(span(spans, measured, probe, track)));
            }
        }
        return new Timeline(List.copyOf(spans));
    }

    private static Span span(List<Span> before, MeasuredSegment measured, Probe probe, Track track) {
        if (before.isEmpty()) {
            return new Span(measured, probe, track, 0, false);
        }
        var last = before.getLast();
        var joins = last.segment().number() + 1 == measured.segment().number()
                && !measured.segment().discontinuity();
        var wraps = probe.container() != Probe.Container.FMP4 && joins;
        var shift = wraps ? Math.rint((last.end() - track.start()) / TURN) * TURN : 0;
        return new Span(measured, probe, track, shift, joins);
    }

    /** The spans in runs: inside a run each begins where the one before ended. */
    List<List<Span>> runs() {
        var runs = new ArrayList<List<Span>>();
        for (var i = 0; i < spans.size(); i++) {
            if (i == 0 || !spans.get(i).continues(spans.get(i - 1))) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(spans.get(i));
        }
        return runs;
    }

    /** Whether every picture that begins a segment is an IDR. */
    boolean independent() {
        return spans.stream().allMatch(s -> s.track().startsWithIdr());
    }

    /** A stretch without an IDR picture. */
    record Gap(double seconds, Span from) {}

    /** The longest stretch without an IDR picture; zero seconds when there is no video. */
    Gap keyframeGap() {
        var longest = new Gap(0, spans.getFirst());
        for (var run : runs()) {
            var last = Double.NaN;
            for (var span : run) {
                for (var idr : span.track().idrTimes()) {
                    longest = longer(longest, idr + span.shift() - last, span);
                    last = idr + span.shift();
                }
            }
            longest = longer(longest, run.getLast().end() - last, run.getLast());
        }
        return longest;
    }

    private static Gap longer(Gap known, double seconds, Span span) {
        return seconds > known.seconds() ? new Gap(seconds, span) : known;
    }
}
