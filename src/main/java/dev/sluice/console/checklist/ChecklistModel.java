package dev.sluice.console.checklist;

import dev.sluice.api.ChecklistItem;
import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.ui.Times;
import dev.sluice.console.ui.Tone;
import dev.sluice.console.work.Job;
import dev.sluice.console.work.Latest;
import dev.sluice.console.work.Work;
import dev.sluice.diagnosis.SelfTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The lines of the checklist, worst first, and what they come to. */
final class ChecklistModel {
    private static final Duration TOLERATED = Duration.ofSeconds(2);

    private final Work work;
    private final SluiceClient client;
    private final SelfTest selfTest;
    private final InstantSource clock;
    private final Latest latest = new Latest();
    private final ObjectProperty<@Nullable Answer> answer = new SimpleObjectProperty<>();
    private Consumer<Job<?>> onFirst = job -> {};

    /**
     * What was found.
     *
     * @param lines worst first
     * @param at when the service was asked, by this machine's clock
     */
    record Answer(List<ChecklistItem> lines, Instant at) {}

    /** The whole list in a sentence. */
    record Sum(Tone tone, String sentence, String why) {}

    /** @param selfTest tries Inspect from this side, where links are opened */
    ChecklistModel(Work work, SluiceClient client, SelfTest selfTest, InstantSource clock) {
        this.work = work;
        this.client = client;
        this.selfTest = selfTest;
        this.clock = clock;
    }

    /** Asks the service to look at everything again. */
    void reload() {
        var job = work.job("Going through the checklist", progress -> ask())
                .quiet()
                .onSuccess(answer::set);
        latest.start(job);
        onFirst.accept(job);
    }

    /** Hears of each job that goes through the list. */
    void onFirst(Consumer<Job<?>> handler) {
        onFirst = handler;
    }

    /** What was found last; null before the first time. */
    ObjectProperty<@Nullable Answer> answer() {
        return answer;
    }

    /** What the lines come to; what was not measured is never counted as done. */
    static Sum sum(List<ChecklistItem> lines) {
        var blocks = count(lines, Severity.BLOCKS);
        var warns = count(lines, Severity.WARNS);
        var unknown = count(lines, Severity.NOT_MEASURED);
        var holds = "%d of %d hold".formatted(count(lines, Severity.HOLDS), lines.size());
        var why = "%s · %d warn · %d not measured".formatted(holds, warns, unknown);
        if (blocks > 0) return new Sum(Tone.BAD, things(blocks, "stands", "stand") + " in the way of a roll-out", why);
        if (warns > 0) return new Sum(Tone.WARN, things(warns, "wants", "want") + " a look before a roll-out", why);
        if (unknown > 0)
            return new Sum(Tone.NEUTRAL, "Nothing is wrong; " + things(unknown, "is", "are") + " not measured", why);
        return new Sum(Tone.OK, "Ready: all " + lines.size() + " lines hold", "");
    }

    /** How far the two clocks are apart, judged; {@code roundTrip} is what cannot be told apart. */
    static ChecklistItem clocks(Duration apart, Duration roundTrip) {
        var evidence = "service minus this machine: %d ms, ± %d ms by the round trip"
                .formatted(apart.toMillis(), roundTrip.toMillis() / 2);
        var near = apart.abs().minus(roundTrip.dividedBy(2)).compareTo(TOLERATED) <= 0;
        var finding = near
                ? new Finding(
                        "clocks", Severity.HOLDS, "This machine and the service agree on the time", evidence, "", null)
                : new Finding(
                        "clocks",
                        Severity.WARNS,
                        "This machine and the service are " + Times.span(apart.abs()) + " apart",
                        evidence,
                        "Set both clocks by NTP; times shown here would mislead.",
                        null);
        return new ChecklistItem(finding, "");
    }

    private Answer ask() {
        var before = clock.instant();
        var service = client.service().now();
        var after = clock.instant();
        var roundTrip = Duration.between(before, after);
        var lines = new ArrayList<>(client.checklist());
        var tried = selfTest.run();
        lines.removeIf(line -> line.finding().code().equals(tried.code()));
        lines.add(new ChecklistItem(tried, "go.inspect"));
        lines.add(clocks(Duration.between(before.plus(roundTrip.dividedBy(2)), service), roundTrip));
        lines.sort(Comparator.comparingInt(line -> rank(line.finding().severity())));
        return new Answer(List.copyOf(lines), after);
    }

    private static int rank(Severity severity) {
        return switch (severity) {
            case BLOCKS -> 0;
            case WARNS -> 1;
            case NOT_MEASURED -> 2;
            case INFO -> 3;
            case HOLDS -> 4;
        };
    }

    private static long count(List<ChecklistItem> lines, Severity severity) {
        return lines.stream()
                .filter(line -> line.finding().severity() == severity)
                .count();
    }

    private static String things(long count, String one, String many) {
        return count == 1 ? "1 thing " + one : count + " things " + many;
    }
}
