package dev.sluice.cli;

import dev.sluice.api.Destination;
import dev.sluice.api.DestinationFunnel;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.api.Show;
import dev.sluice.api.ShowEvent;
import dev.sluice.api.ShowState;
import java.util.List;
import java.util.Locale;

/** Destinations and shows as people read them in a terminal. */
final class ShowTables {
    private ShowTables() {}

    static String destinations(List<Destination> all) {
        return Tables.table(
                List.of("ID", "KIND", "NAME", "ADDRESS", "CREDENTIAL", "SENT", "TRIED AGAIN", "CHANNEL", "LAST TEST"),
                all.stream()
                        .map(d -> List.of(
                                d.id(),
                                Tables.word(d.kind()),
                                d.name(),
                                d.place(),
                                d.credential() ? "kept" : "none",
                                sent(d),
                                triedAgain(d),
                                d.channel() == null ? "all others" : d.channel(),
                                tested(d)))
                        .toList());
    }

    private static String sent(Destination d) {
        String rate = d.bitRate() == null ? "as it is" : "at " + d.bitRate() + " kbit/s";
        return d.delaySeconds() == 0 ? rate : rate + ", " + d.delaySeconds() + " s later";
    }

    private static String triedAgain(Destination d) {
        var how = d.reconnects();
        if (d.kind() == DestinationKind.OWNED || d.kind() == DestinationKind.WEBHOOK) {
            return "-";
        }
        String pauses = "after %d to %d s".formatted(how.firstPauseSeconds(), how.longestPauseSeconds());
        return how.attempts() == 0 ? pauses : pauses + ", " + how.attempts() + " losses";
    }

    private static String tested(Destination d) {
        var tested = d.tested();
        return tested == null ? "never" : tested.at() + " " + tested.finding().sentence();
    }

    static String shows(List<Show> shows) {
        return Tables.table(
                List.of("ID", "STATE", "STARTED", "RECORDED", "DESTINATIONS", "TITLE"),
                shows.stream()
                        .map(s -> List.of(
                                s.id(),
                                Tables.word(s.state()),
                                s.startedAt() == null ? "-" : Tables.at(s.startedAt()),
                                seconds(s.recordedMs()),
                                Integer.toString(s.publications().size()),
                                s.title()))
                        .toList());
    }

    /** One show and all its destinations. */
    static String board(Show show) {
        var head = "%s  %s is %s. %s".formatted(show.id(), show.title(), word(show), said(show.input()));
        var asset = show.asset() == null ? "" : "\nLive asset: " + show.asset();
        var replay = show.replay() == null ? "" : "\nReplay: " + show.replay();
        return head + asset + replay + "\n"
                + Tables.table(
                        List.of("DESTINATION", "STATE", "MBIT/S", "DROPPED", "RECONNECTS", "DELAY", "NAME", ""),
                        show.publications().stream().map(ShowTables::line).toList());
    }

    private static String said(Show.Input input) {
        return input.recording() == null ? input.sentence() : input.sentence() + " " + input.recording();
    }

    /** A show whose source gives pictures is on nowhere until one of its destinations takes them. */
    private static String word(Show show) {
        var takers = show.publications().stream()
                .filter(p -> p.kind() != DestinationKind.WEBHOOK)
                .toList();
        if (show.state() != ShowState.LIVE
                || takers.isEmpty()
                || takers.stream().anyMatch(ShowTables::takes)) {
            return Tables.word(show.state());
        }
        return takers.stream().allMatch(ShowTables::isAtItsFirstTry)
                ? "beginning: no destination takes it yet"
                : "on, and no destination takes it";
    }

    private static boolean isAtItsFirstTry(Publication p) {
        return p.health().reconnects() == 0
                && (p.state() == PublicationState.WAITING || p.state() == PublicationState.CONNECTING);
    }

    /** Whether it gets the show; who is only told of it does not count. */
    static boolean takes(Publication p) {
        return p.kind() != DestinationKind.WEBHOOK
                && (p.state() == PublicationState.LIVE || p.state() == PublicationState.STRUGGLING);
    }

    private static List<String> line(Publication p) {
        var health = p.health();
        return List.of(
                p.destination(),
                Tables.word(p.state()),
                rate(p),
                Long.toString(health.droppedFrames()),
                Integer.toString(health.reconnects()),
                health.delayMs() == null ? "-" : seconds(health.delayMs()),
                p.name(),
                p.sentence());
    }

    /** Files and messages have none, and what is not connected has none now. */
    private static String rate(Publication p) {
        return switch (p.kind()) {
            case WEBHOOK, FOLDER, S3 -> "-";
            case OWNED, RTMP, SRT ->
                p.health().connected()
                        ? String.format(Locale.ROOT, "%.2f", p.health().bitRate() / 1e6)
                        : "-";
        };
    }

    static String funnel(List<DestinationFunnel> all) {
        return Tables.table(
                List.of("DESTINATION", "PART", "CHANNEL", "LINKS", "OPENED", "REFUSED", "STARTED", "75 %", "CONVERTED"),
                all.stream()
                        .map(each -> List.of(
                                each.name(),
                                each.part(),
                                each.figures().channel().isEmpty()
                                        ? "all others"
                                        : each.figures().channel(),
                                Long.toString(each.figures().issued()),
                                Long.toString(each.figures().opened()),
                                Long.toString(each.figures().refused()),
                                Long.toString(each.figures().started()),
                                Long.toString(each.figures().threeQuarters()),
                                Long.toString(each.figures().converted())))
                        .toList());
    }

    static String events(List<ShowEvent> events) {
        return Tables.table(
                List.of("AT", "SHOW", "DESTINATION", "CODE", ""),
                events.stream()
                        .map(e -> List.of(
                                Tables.at(e.at()),
                                e.show(),
                                e.destination() == null ? "-" : e.destination(),
                                e.code(),
                                e.sentence()))
                        .toList());
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
