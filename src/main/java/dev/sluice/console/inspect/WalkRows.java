package dev.sluice.console.inspect;

import dev.sluice.console.chart.RequestStage;
import dev.sluice.console.chart.Waterfall;
import dev.sluice.diagnosis.ClientKind;
import dev.sluice.diagnosis.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The requests of an inspection as rows of a waterfall; every request that was made can be one of them. */
final class WalkRows {
    static final String TITLE = "Walk, as a viewer in a browser";

    private final List<Waterfall.Row> rows = new ArrayList<>();
    private final double firstMs;

    /** @param firstMs when the first request was made */
    private WalkRows(double firstMs) {
        this.firstMs = firstMs;
    }

    /**
     * The browser's with the pasted link, those with a fresh link, and each other client's.
     *
     * @param others whether those of other clients are wanted
     */
    static List<Waterfall.Row> of(List<Exchange> asked, List<Exchange> fresh, boolean others) {
        var walk = new WalkRows(Stream.concat(asked.stream(), fresh.stream())
                .mapToDouble(e -> e.timing().startedMs())
                .min()
                .orElse(0));
        walk.add("", asked, ClientKind.BROWSER);
        walk.add("with a fresh link", fresh, ClientKind.BROWSER);
        for (var client : ClientKind.values()) {
            if (others && client != ClientKind.BROWSER) {
                walk.add("as " + client.label(), asked, client);
            }
        }
        return walk.rows;
    }

    /** How many of these requests were made as another client. */
    static long others(List<Exchange> asked) {
        return asked.stream().filter(e -> e.client() != ClientKind.BROWSER).count();
    }

    private void add(String caption, List<Exchange> exchanges, ClientKind client) {
        var own = exchanges.stream().filter(e -> e.client() == client).toList();
        if (!own.isEmpty() && !caption.isEmpty()) {
            rows.add(Waterfall.Row.caption(caption));
        }
        own.forEach(e -> rows.add(Waterfall.Row.of(e.what(), e.status(), segments(e.timing()))));
    }

    private List<Waterfall.Segment> segments(Exchange.Timing timing) {
        var segments = new ArrayList<Waterfall.Segment>();
        double began = timing.startedMs() - firstMs;
        double at = began;
        at = add(segments, RequestStage.CONNECT, at, timing.dnsMs() + timing.connectMs());
        at = add(segments, RequestStage.TLS, at, timing.tlsMs());
        at = add(segments, RequestStage.WAIT, at, timing.waitMs());
        add(segments, RequestStage.BODY, at, timing.receiveMs());
        if (segments.isEmpty()) {
            segments.add(new Waterfall.Segment(RequestStage.WAIT, began, 0));
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
