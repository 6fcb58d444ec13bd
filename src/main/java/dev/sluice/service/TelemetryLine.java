package dev.sluice.service;

import static dev.sluice.service.Checklist.line;

import dev.sluice.api.ChecklistItem;
import dev.sluice.api.Counted;
import dev.sluice.api.Intake;
import dev.sluice.api.Severity;
import dev.sluice.telemetry.Players;
import dev.sluice.telemetry.Players.Player;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The line of the checklist about what players tell, by player. */
final class TelemetryLine implements Supplier<Stream<ChecklistItem>> {
    private static final String CODE = "player-telemetry";
    private static final int NAMED = 6;

    private final Players players;
    private final Supplier<Intake> intake;
    private final Clock clock;

    TelemetryLine(Players players, Supplier<Intake> intake, Clock clock) {
        this.players = players;
        this.intake = intake;
        this.clock = clock;
    }

    @Override
    public Stream<ChecklistItem> get() {
        var now = clock.instant();
        var heard = players.heard(now);
        return Stream.of(heard.isEmpty() ? silent(now) : told(heard, now));
    }

    private static ChecklistItem told(List<Player> heard, Instant now) {
        var evidence = "in the last %d min: ".formatted(Players.LATELY.toMinutes())
                + heard.stream().limit(NAMED).map(player -> words(player, now)).collect(Collectors.joining(" · "))
                + (heard.size() > NAMED ? " · and " + (heard.size() - NAMED) + " more" : "");
        var mute = heard.stream().filter(player -> !player.tells()).toList();
        if (mute.isEmpty()) {
            return line(Severity.HOLDS, CODE, "Players tell what viewers get", evidence, "", "go.quality");
        }
        return line(
                Severity.WARNS,
                CODE,
                mute.size() == heard.size()
                        ? "Viewers play, and no player tells what they get"
                        : "Not every player tells what viewers get",
                evidence,
                "Have " + named(mute) + " post CMCD events to a collector: sluice collector create.",
                "go.quality");
    }

    private static String named(List<Player> mute) {
        var names = mute.stream()
                .map(Player::name)
                .filter(name -> !name.equals(Players.UNNAMED))
                .limit(NAMED)
                .toList();
        return names.isEmpty() ? "these players" : String.join(", ", names);
    }

    private ChecklistItem silent(Instant now) {
        var newest = intake.get().newestAt();
        return line(
                Severity.NOT_MEASURED,
                CODE,
                "No player has told anything in the last " + Players.LATELY.toMinutes() + " min",
                newest == null
                        ? "this service has taken in no player events since it started"
                        : "the newest event came " + ago(newest, now),
                "Open a link of yours and press play: its page tells by itself.",
                "go.links");
    }

    private static String words(Player player, Instant now) {
        var name = player.name().equals(Players.UNNAMED) ? "a player that says no name" : player.name();
        return name + " " + Counted.of(player.sessions(), "session") + (player.tells() ? "" : " by its requests only")
                + ", the newest " + ago(player.newest(), now);
    }

    private static String ago(Instant then, Instant now) {
        var age = Duration.between(then, now);
        return age.toMinutes() > 0 ? age.toMinutes() + " min ago" : Math.max(0, age.toSeconds()) + " s ago";
    }
}
