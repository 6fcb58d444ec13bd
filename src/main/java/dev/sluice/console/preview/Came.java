package dev.sluice.console.preview;

import dev.sluice.relay.UpstreamRequest;
import java.util.ArrayList;
import java.util.List;

/** What really came of a request, line by line, for a failure card; the failure itself is the card's sentence. */
final class Came {
    private Came() {}

    /** One line of the card. */
    record Line(String name, String value) {}

    static List<Line> of(UpstreamRequest request) {
        var lines = new ArrayList<Line>();
        lines.add(new Line("Asked for", request.url()));
        lines.add(new Line("Status", request.status() == 0 ? "no answer" : Integer.toString(request.status())));
        lines.add(new Line("Type", request.contentType().isEmpty() ? "not said" : request.contentType()));
        lines.add(new Line("Bytes", String.format("%,d", request.bytes())));
        var first = request.firstBytes();
        if (first != null && !first.isEmpty()) lines.add(new Line("First bytes", first));
        return lines;
    }
}
