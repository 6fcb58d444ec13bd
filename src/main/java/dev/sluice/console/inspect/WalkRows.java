package dev.sluice.console.inspect;

import dev.sluice.console.chart.RequestStage;
import dev.sluice.console.chart.Waterfall;
import dev.sluice.console.ui.Chip;
import dev.sluice.diagnosis.Exchange;
import java.util.ArrayList;
import java.util.List;

/** The requests of a walk as rows of a waterfall. */
final class WalkRows {
    private WalkRows() {}

    static List<Waterfall.Row> of(List<Exchange> exchanges) {
        return exchanges.stream().map(WalkRows::row).toList();
    }

    private static Waterfall.Row row(Exchange exchange) {
        return new Waterfall.Row(
                exchange.stage().words(), Chip.ofStatus(exchange.status()), segments(exchange.timing()));
    }

    private static List<Waterfall.Segment> segments(Exchange.Timing timing) {
        var segments = new ArrayList<Waterfall.Segment>();
        double at = timing.startedMs();
        at = add(segments, RequestStage.CONNECT, at, timing.dnsMs() + timing.connectMs());
        at = add(segments, RequestStage.TLS, at, timing.tlsMs());
        at = add(segments, RequestStage.WAIT, at, timing.waitMs());
        add(segments, RequestStage.BODY, at, timing.receiveMs());
        return segments;
    }

    private static double add(List<Waterfall.Segment> segments, RequestStage stage, double start, double length) {
        if (length > 0) {
            segments.add(new Waterfall.Segment(stage, start, length));
        }
        return start + length;
    }
}
