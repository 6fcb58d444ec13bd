package dev.sluice.console.preview;

import dev.sluice.relay.UpstreamRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What really came of a request, line by line, for a failure card; the failure itself is the card's sentence. */
final class Came {
    /** The beginning of a document need not be a document, so it is not parsed as one. */
    private static final Pattern TITLE = Pattern.compile("\"title\":\"([^\"\\\\]{1,120})\"");

    private Came() {}

    /** One line of the card. */
    record Line(String name, String value) {}

    /** What a service that answers with a problem document says itself. */
    static Optional<String> said(UpstreamRequest request) {
        var first = request.firstBytes();
        if (first == null || !request.contentType().startsWith("application/problem+json")) return Optional.empty();
        var title = TITLE.matcher(first);
        return title.find() ? Optional.of(title.group(1)) : Optional.empty();
    }

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
