package dev.sluice.console.preview;

import dev.sluice.api.CheckReport;
import dev.sluice.api.RenditionReport;
import dev.sluice.api.RenditionReport.SegmentReport;
import dev.sluice.api.Severity;
import dev.sluice.console.chart.BarStrip;
import dev.sluice.console.chart.SegmentChart;
import dev.sluice.console.ui.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The segments of one rendition as bars of bit rate, with those marked that a finding names. */
record SegmentBars(RenditionReport rendition, List<BarStrip.Bar> bars) {
    /** What all profiles of the service's own ask for (Apple 1.13). */
    private static final double LONGEST_GAP = 2;
    /** A frame, and what rounding adds. */
    private static final double NOT_NOTICED = 0.05;

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

    /** How long each segment is, and how far apart its keyframes are where it has pictures. */
    List<SegmentChart.Row> rows() {
        var rows = new ArrayList<SegmentChart.Row>();
        rows.add(row("duration, %s".formatted(span(SegmentReport::duration)), SegmentReport::duration, Double.NaN));
        if (rendition.segments().stream().anyMatch(segment -> segment.maxKeyframeGap() != null))
            rows.add(row(
                    "longest time without a keyframe, %s; wanted: 2 s at most".formatted(span(SegmentBars::gap)),
                    SegmentBars::gap,
                    LONGEST_GAP));
        return rows;
    }

    private SegmentChart.Row row(String words, ToDoubleFunction<SegmentReport> value, double reference) {
        var low = new ArrayList<BarStrip.Bar>();
        for (var i = 0; i < bars.size(); i++) {
            var segment = rendition.segments().get(i);
            var tone = value.applyAsDouble(segment) > reference + NOT_NOTICED ? Tone.WARN : Tone.INFO;
            low.add(new BarStrip.Bar(
                    value.applyAsDouble(segment), tone, bars.get(i).words()));
        }
        return new SegmentChart.Row(words, low, reference);
    }

    /** "4.00 s", or "1.92–4.00 s". */
    private String span(ToDoubleFunction<SegmentReport> value) {
        var all = rendition.segments().stream().mapToDouble(value).summaryStatistics();
        if (all.getCount() == 0) return "none";
        return all.getMax() - all.getMin() < 0.005
                ? String.format(Locale.ROOT, "%.2f s", all.getMax())
                : String.format(Locale.ROOT, "%.2f–%.2f s", all.getMin(), all.getMax());
    }

    private static double gap(SegmentReport segment) {
        var gap = segment.maxKeyframeGap();
        return gap == null ? 0 : gap;
    }

    private static BarStrip.Bar bar(int index, SegmentReport segment, Map<Integer, Severity> marked) {
        var severity = marked.get(index);
        var tone = severity == null ? Tone.INFO : Tone.of(severity);
        return new BarStrip.Bar(segment.bitRate(), tone, words(index, segment));
    }

    private static String words(int index, SegmentReport segment) {
        var words = "Segment %d · %s–%s · %.2f s · %.2f Mbit/s · %s"
                .formatted(
                        index,
                        Timecode.of(segment.start()),
                        Timecode.of(segment.start() + segment.duration()),
                        segment.duration(),
                        segment.bitRate() / 1e6,
                        segment.uri());
        if (segment.maxKeyframeGap() != null)
            words += " · keyframes at most %.2f s apart".formatted(segment.maxKeyframeGap());
        return Boolean.FALSE.equals(segment.startsWithIdr()) ? words + " · starts without an IDR frame" : words;
    }
}
