package dev.sluice.cli;

import dev.sluice.diagnosis.Cell;
import dev.sluice.diagnosis.ClientKind;
import dev.sluice.diagnosis.ClientRow;
import dev.sluice.diagnosis.Exchange;
import dev.sluice.diagnosis.Inspection;
import dev.sluice.diagnosis.LinkVerdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An inspection as a terminal shows it: the answer, findings, what the link says, the walk, the clients. */
final class InspectWords {
    private InspectWords() {}

    static String of(Inspection found) {
        var text = new StringBuilder();
        text.append(found.sentence()).append('\n');
        line(text, found.why());
        line(text, found.fix());
        text.append(String.format(
                Locale.ROOT,
                "verdict %s · kind %s · decoded %.0f ms%s%n%n",
                found.verdict().code(),
                found.kind().word(),
                found.decodedMs(),
                found.exchanges().isEmpty() ? "" : String.format(Locale.ROOT, " · walked %.0f ms", found.walkedMs())));
        if (found.verdict() == LinkVerdict.NOT_A_LINK) {
            // Most of the time the answer is all there is to it.
            text.append(Tables.findings(found.findings().stream()
                    .filter(f -> !found.sentence().endsWith(f.sentence()))
                    .toList()));
        } else {
            text.append(Tables.findings(found.findings()));
            text.append(TokenWords.of(found.decoded(), Instant.now(), ZoneId.systemDefault()));
        }
        walk(text, "Walk, as a viewer in a browser", found.exchanges());
        walk(text, "With a fresh link", found.fresh());
        others(text, found.others());
        if (!found.clients().isEmpty()) {
            text.append('\n').append(clients(found.clients()));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String words) {
        if (!words.isEmpty()) {
            text.append(words).append('\n');
        }
    }

    private static void walk(StringBuilder text, String title, List<Exchange> exchanges) {
        if (exchanges.isEmpty()) {
            return;
        }
        text.append('\n').append(title).append('\n');
        for (var exchange : exchanges) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-34s %-4s %8.1f ms  %s%n",
                    exchange.what(),
                    exchange.status() == 0 ? "–" : exchange.status(),
                    exchange.timing().totalMs(),
                    exchange.url()));
        }
    }

    /** What was asked as each other kind of client, a line each: every request that was made is on the screen. */
    private static void others(StringBuilder text, List<Exchange> exchanges) {
        for (var client : ClientKind.values()) {
            var own = exchanges.stream().filter(e -> e.client() == client).toList();
            if (!own.isEmpty()) {
                var asked = own.stream()
                        .map(e -> e.what() + " " + (e.status() == 0 ? "–" : e.status()))
                        .collect(Collectors.joining(", "));
                text.append('\n')
                        .append("Walk, as ")
                        .append(client.label())
                        .append(": ")
                        .append(asked);
            }
        }
        if (!exchanges.isEmpty()) {
            text.append('\n');
        }
    }

    private static String clients(List<ClientRow> rows) {
        return Tables.table(
                List.of("CREDENTIAL ARRIVES", "PLAYLIST", "SEGMENT", "KEY", "CORS", "DECODING"),
                rows.stream()
                        .map(row -> List.of(
                                row.client().label(),
                                cell(row.playlist()),
                                cell(row.segment()),
                                cell(row.key()),
                                cell(row.cors()),
                                cell(row.decoding())))
                        .toList());
    }

    private static String cell(Cell cell) {
        return switch (cell.mark()) {
            case ARRIVES -> "yes";
            case LOST -> "NO: " + cell.words();
            case NOT_NEEDED, NOT_MEASURED -> cell.words();
        };
    }
}
