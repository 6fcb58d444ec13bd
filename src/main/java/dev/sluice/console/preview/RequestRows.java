package dev.sluice.console.preview;

import dev.sluice.console.chart.RequestStage;
import dev.sluice.console.chart.Waterfall;
import dev.sluice.relay.UpstreamRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Requests of the relay as rows of a waterfall. */
final class RequestRows {
    private static final int LONGEST = 17;

    private RequestRows() {}

    /** At most {@code most} rows: the first ones, in the order of starting. */
    static List<Waterfall.Row> of(List<UpstreamRequest> requests, int most) {
        var shown = requests.stream().limit(most).toList();
        if (shown.isEmpty()) return List.of();
        var zero = shown.getFirst().startedAt();
        return shown.stream().map(request -> row(request, zero)).toList();
    }

    /** The last part of an address: what people know the file by. */
    static String name(String url) {
        var query = url.indexOf('?');
        var path = query < 0 ? url : url.substring(0, query);
        var parts = path.split("/", -1);
        if (parts.length < 2) return path;
        var parent = parts[parts.length - 2];
        var last = parts[parts.length - 1];
        return parent.isEmpty() || parent.length() + last.length() > LONGEST ? last : parent + "/" + last;
    }

    private static Waterfall.Row row(UpstreamRequest request, Instant zero) {
        var start = millis(Duration.between(zero, request.startedAt()));
        var segments = new ArrayList<Waterfall.Segment>();
        var stages = request.stages();
        start = add(segments, RequestStage.CONNECT, start, stages.dns().plus(stages.connect()));
        start = add(segments, RequestStage.TLS, start, stages.tls());
        start = add(segments, RequestStage.WAIT, start, stages.answer());
        add(segments, RequestStage.BODY, start, stages.body());
        if (segments.isEmpty()) segments.add(new Waterfall.Segment(RequestStage.WAIT, start, millis(stages.total())));
        return Waterfall.Row.of(name(request.url()), request.status(), segments);
    }

    private static double add(List<Waterfall.Segment> segments, RequestStage stage, double start, Duration took) {
        if (took.isZero()) return start;
        segments.add(new Waterfall.Segment(stage, start, millis(took)));
        return start + millis(took);
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
