package dev.sluice.console.preview;

import dev.sluice.api.CheckReport;
import dev.sluice.api.RenditionReport;
import dev.sluice.api.RenditionReport.SegmentReport;
import dev.sluice.api.Severity;
import dev.sluice.console.chart.BarStrip;
import dev.sluice.console.ui.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The segments of one rendition as bars of bit rate, with those marked that a finding names. */
record SegmentBars(RenditionReport rendition, List<BarStrip.Bar> bars) {

    static SegmentBars of(CheckReport report, RenditionReport rendition) {
        var marked = new Spots(report).marked(rendition.uri());
        var bars = new ArrayList<BarStrip.Bar>();
        for (var i = 0; i < rendition.segments().size(); i++) {
            bars.add(bar(i, rendition.segments().get(i), marked));
        }
        return new SegmentBars(rendition, bars);
    }

    /** Index of the segment that is played at a time; -1 when there is none. */
    int at(double seconds) {
        var segments = rendition.segments();
        var low = 0;
        var high = segments.size() - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            if (segments.get(middle).start() <= seconds) low = middle + 1;
            else high = middle - 1;
        }
        return high;
    }

    /** Where a segment begins, in seconds. */
    double start(int index) {
        return rendition.segments().get(index).start();
    }

    /** "declared peak 3.1 Mbit/s"; empty when none is declared. */
    String reference() {
        var declared = rendition.bandwidth();
        return declared == null ? "" : String.format(Locale.ROOT, "declared peak %.1f Mbit/s", declared / 1e6);
    }

    private static BarStrip.Bar bar(int index, SegmentReport segment, Map<Integer, Severity> marked) {
        var severity = marked.get(index);
        var tone = severity == null ? Tone.INFO : Tone.of(severity);
        return new BarStrip.Bar(segment.bitRate(), tone, words(index, segment));
    }

    private static String words(int index, SegmentReport segment) {
        var words = "Segment %d · %s–%s · %.2f Mbit/s · %s"
                .formatted(
                        index,
                        Timecode.of(segment.start()),
                        Timecode.of(segment.start() + segment.duration()),
                        segment.bitRate() / 1e6,
                        segment.uri());
        return Boolean.FALSE.equals(segment.startsWithIdr()) ? words + " · starts without an IDR frame" : words;
    }
}
