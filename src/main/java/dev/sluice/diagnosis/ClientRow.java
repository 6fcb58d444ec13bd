package dev.sluice.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far one kind of client gets with the link, by its requests.
 *
 * @param playlist whether the credential reached the playlists
 * @param key whether it reached the key
 * @param segment whether it reached the first segment
 * @param cors whether a page may read the answers
 * @param decoding always not measured: a request does not show what a device decodes
 */
public record ClientRow(ClientKind client, Cell playlist, Cell key, Cell segment, Cell cors, Cell decoding) {

    /** The row of a walk from the requests it made; {@code origin} is the page's. */
    static ClientRow of(Walk walk, List<Exchange> exchanges, String origin) {
        var own = exchanges.stream()
                .filter(e -> e.client() == walk.client() && e.stage().media())
                .toList();
        return new ClientRow(
                walk.client(),
                reached(own.stream().filter(e -> e.stage() == Stage.MULTIVARIANT || e.stage() == Stage.MEDIA)),
                walk.media() != null && !walk.encrypted()
                        ? Cell.notNeeded("no key")
                        : reached(own.stream().filter(e -> e.stage() == Stage.KEY)),
                reached(own.stream().filter(e -> e.stage() == Stage.SEGMENT)),
                cors(walk.client(), own, origin),
                Cell.NOT_REACHED);
    }

    /** A row of which nothing was measured, for a reason. */
    static ClientRow none(ClientKind client, String why) {
        var none = Cell.notMeasured(why);
        return new ClientRow(client, none, none, none, none, Cell.NOT_REACHED);
    }

    /** Whether everything that could be measured arrived. */
    public boolean complete() {
        return segment.mark() == Cell.Mark.ARRIVES && lost().isEmpty();
    }

    /** What is lost first, in a word; empty when nothing is. */
    Optional<String> lost() {
        return playlist.mark() == Cell.Mark.LOST
                ? Optional.of("playlist")
                : key.mark() == Cell.Mark.LOST
                        ? Optional.of("key")
                        : segment.mark() == Cell.Mark.LOST ? Optional.of("segment") : Optional.empty();
    }

    private static Cell reached(Stream<Exchange> exchanges) {
        var all = exchanges.filter(e -> e.status() < 300 || e.status() >= 400).toList();
        if (all.isEmpty()) {
            return Cell.NOT_REACHED;
        }
        var failed = all.stream().filter(e -> !e.ok()).findFirst();
        return failed.map(ClientRow::failed).orElseGet(() -> Cell.of(true, words(all.getLast())));
    }

    /** Only a refusal says that the credential is missing; what is not there, fails or is silent says nothing of it. */
    private static Cell failed(Exchange exchange) {
        return Cors.refuses(exchange) ? Cell.of(false, words(exchange)) : Cell.notMeasured(words(exchange));
    }

    private static Cell cors(ClientKind client, List<Exchange> own, String origin) {
        if (!client.inPage()) {
            return Cell.notNeeded("no page");
        }
        var answered = own.stream().filter(e -> e.ok() || Cors.refuses(e)).toList();
        if (answered.isEmpty()) {
            return Cell.NOT_REACHED;
        }
        return answered.stream()
                .filter(e -> !Cors.readable(e, origin))
                .findFirst()
                .map(e -> Cell.of(false, e.what()))
                .orElseGet(() -> Cell.of(true, "readable"));
    }

    private static String words(Exchange exchange) {
        return exchange.status() == 0 ? "no answer" : "HTTP " + exchange.status();
    }
}
