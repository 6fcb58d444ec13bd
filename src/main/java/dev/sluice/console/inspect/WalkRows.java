package dev.sluice.console.inspect;

import dev.sluice.console.chart.RequestStage;
import dev.sluice.console.chart.Waterfall;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.Tone;
import dev.sluice.diagnosis.ClientKind;
import dev.sluice.diagnosis.Exchange;
import dev.sluice.diagnosis.Inspection;
import java.util.ArrayList;
import java.util.List;

/** The requests of an inspection as rows of a waterfall; every request that was made is in one of them. */
final class WalkRows {
    static final String TITLE = "Walk, as a viewer in a browser";

    private WalkRows() {}

    static List<Waterfall.Row> of(Inspection inspection) {
        var rows = new ArrayList<Waterfall.Row>();
        inspection.exchanges().forEach(e -> rows.add(row(e)));
        if (!inspection.fresh().isEmpty()) {
            rows.add(Waterfall.Row.caption("with a fresh link"));
            inspection.fresh().forEach(e -> rows.add(row(e)));
        }
        for (var client : ClientKind.values()) {
            var own = inspection.others().stream()
                    .filter(e -> e.client() == client)
                    .toList();
            if (!own.isEmpty()) {
                rows.add(Waterfall.Row.caption("as " + client.label()));
                own.forEach(e -> rows.add(row(e)));
            }
        }
        return rows;
    }

    /** Those that have ended so far. */
    static List<Waterfall.Row> underWay(List<Exchange> exchanges) {
        return exchanges.stream().map(WalkRows::row).toList();
    }

    private static Waterfall.Row row(Exchange exchange) {
        var chip = exchange.status() == 0 ? new Chip("–", Tone.BAD) : Chip.ofStatus(exchange.status());
        return new Waterfall.Row(exchange.stage().words(), chip, segments(exchange.timing()));
    }

    private static List<Waterfall.Segment> segments(Exchange.Timing timing) {
        var segments = new ArrayList<Waterfall.Segment>();
        double at = timing.startedMs();
        at = add(segments, RequestStage.CONNECT, at, timing.dnsMs() + timing.connectMs());
        at = add(segments, RequestStage.TLS, at, timing.tlsMs());
        at = add(segments, RequestStage.WAIT, at, timing.waitMs());
        add(segments, RequestStage.BODY, at, timing.receiveMs());
        if (segments.isEmpty()) {
            segments.add(new Waterfall.Segment(RequestStage.WAIT, timing.startedMs(), 0));
        }
        return segments;
    }

    private static double add(List<Waterfall.Segment> segments, RequestStage stage, double start, double length) {
        if (length > 0) {
            segments.add(new Waterfall.Segment(stage, start, length));
        }
        return start + length;
    }
}
