package dev.sluice.console.quality;

import dev.sluice.api.Quality;
import dev.sluice.api.SessionTimeline;
import dev.sluice.client.Change;
import dev.sluice.client.QualityClient;
import dev.sluice.console.shell.ChangeFeed;
import dev.sluice.console.work.Debounce;
import dev.sluice.console.work.Latest;
import dev.sluice.console.work.Work;
import java.time.Instant;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** What is asked and what was answered. */
final class QualityModel {
    /** Cohorts with lines: as many as there are colours and dashes to tell them by. */
    static final int LINES = 4;

    private static final int COHORTS = 12;
    private static final int SESSIONS = 50;

    private final Work work;
    private final QualityClient client;
    private final Latest reading = new Latest();
    private final Latest opening = new Latest();
    private final Debounce again;
    private final StringProperty by = new SimpleStringProperty("device,player");
    private final StringProperty window = new SimpleStringProperty("8h");
    private final ObjectProperty<Against> against = new SimpleObjectProperty<>(Against.NOTHING);
    private final ObjectProperty<@Nullable Instant> until = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Integer> cohort = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Picture> picture = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable SessionTimeline> timeline = new SimpleObjectProperty<>();
    private boolean shown;
    private boolean due;

    QualityModel(Work work, QualityClient client, ChangeFeed feed, Duration quiet) {
        this.work = work;
        this.client = client;
        again = new Debounce(quiet, this::reload);
        by.subscribe((before, now) -> {
            cohort.set(null);
            if (against.get().cohort() != null) against.set(Against.NOTHING);
            reload();
        });
        window.subscribe((before, now) -> reload());
        cohort.subscribe((before, now) -> reload());
        against.subscribe((before, now) -> reload());
        until.subscribe((before, now) -> reload());
        feed.subscribe(this::changed);
    }

    /** Reads everything anew. */
    void reload() {
        due = false;
        var askedBy = by.get();
        var askedWindow = window.get();
        var chosen = cohort.get();
        var other = against.get();
        var end = until.get() == null ? null : until.get().toString();
        reading.start(work.job("Reading quality", progress -> read(askedBy, askedWindow, end, chosen, other))
                .quiet()
                .onSuccess(picture::set));
    }

    private Picture read(
            String askedBy, String askedWindow, @Nullable String end, @Nullable Integer chosen, Against other) {
        var quality = client.quality(askedBy, askedWindow, end, COHORTS, LINES);
        var sessions = client.sessions(chosen, askedWindow, end, SESSIONS);
        var comparison =
                compares(other, chosen) ? client.compare(chosen, askedWindow, end, other.side(), askedBy) : null;
        return new Picture(
                quality,
                comparison,
                comparison == null ? client.stages(chosen, askedWindow, end) : comparison.stages(),
                client.funnel(askedWindow, end),
                client.risk(askedWindow, end),
                client.heatmap(chosen, askedWindow, end),
                sessions.items(),
                sessions.total() == null ? sessions.items().size() : sessions.total(),
                client.intake());
    }

    /** A cohort is not compared with itself. */
    private static boolean compares(Against other, @Nullable Integer chosen) {
        return other.anything() && (other.cohort() == null || !other.cohort().equals(chosen));
    }

    /** Reads the timeline of a session; null takes it off. */
    void open(@Nullable String sid) {
        if (sid == null) {
            opening.cancel();
            timeline.set(null);
            return;
        }
        opening.start(work.job("Reading a session", progress -> client.timeline(sid))
                .quiet()
                .onSuccess(timeline::set));
    }

    /** Somebody looks, or does not: charts nobody sees are not read. */
    void shown(boolean now) {
        shown = now;
        if (now) reload();
    }

    private void changed(Set<Change> changes) {
        boolean ours = changes.contains(ChangeFeed.EVERYTHING)
                || changes.stream().anyMatch(change -> change.kind().equals("telemetry"));
        if (!ours || !shown || due) return;
        due = true;
        again.call();
    }

    /** Dimensions of the cohorts, with a comma between them. */
    StringProperty by() {
        return by;
    }

    /** How far back, such as {@code 8h}. */
    StringProperty window() {
        return window;
    }

    /** Holds it against this, or against nothing when it is held against this already. */
    void compare(Against other) {
        against.set(other.equals(against.get()) ? Against.NOTHING : other);
    }

    /** The end of what is shown; null for now. */
    ObjectProperty<@Nullable Instant> until() {
        return until;
    }

    /** Shows the time that ends then, held against another. */
    void show(@Nullable Instant end, Against other) {
        until.set(end);
        against.set(other);
    }

    /** What it is held against. */
    ObjectProperty<Against> against() {
        return against;
    }

    /** The cohort that is looked at; null for everybody. */
    ObjectProperty<@Nullable Integer> cohort() {
        return cohort;
    }

    ObjectProperty<@Nullable Picture> picture() {
        return picture;
    }

    /** The session that is looked at; null for none. */
    ObjectProperty<@Nullable SessionTimeline> timeline() {
        return timeline;
    }

    /** The chosen cohort among those told; null for everybody. */
    Quality.@Nullable CohortQuality chosen() {
        var now = picture.get();
        var id = cohort.get();
        return now == null || id == null
                ? null
                : now.quality().cohorts().stream()
                        .filter(each -> each.id() == id)
                        .findFirst()
                        .orElse(null);
    }
}
