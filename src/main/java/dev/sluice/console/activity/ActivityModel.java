package dev.sluice.console.activity;

import dev.sluice.api.AuditEntry;
import dev.sluice.api.AuditVerification;
import dev.sluice.api.Page;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.shell.ChangeFeed;
import dev.sluice.console.work.Debounce;
import dev.sluice.console.work.Job;
import dev.sluice.console.work.Latest;
import dev.sluice.console.work.Work;
import java.util.function.Consumer;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The audit log as far as it was read, newest first. */
final class ActivityModel {
    /** Lines of a page. */
    static final int PAGE = 200;

    /** Lines that are kept; further back the filter leads. */
    static final int MOST = 20_000;

    private final Work work;
    private final SluiceClient client;
    private final Latest reading = new Latest();
    private final Debounce newer;
    private final StringProperty filter = new SimpleStringProperty("");
    /** Stands for more than the service counts. */
    static final long MANY = Long.MAX_VALUE;

    private final LongProperty matching = new SimpleLongProperty(-1);
    private final ObservableList<AuditEntry> lines = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable AuditVerification> verification = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable String> report = new SimpleObjectProperty<>();
    private final Latest reports = new Latest();
    private Consumer<Job<?>> onFirst = job -> {};
    private boolean busy;
    private boolean due;

    ActivityModel(Work work, SluiceClient client, ChangeFeed feed, Duration quiet) {
        this.work = work;
        this.client = client;
        newer = new Debounce(quiet, this::newer);
        filter.subscribe((before, now) -> reload());
        feed.subscribe(changes -> changed());
    }

    /** Reads the newest lines anew. */
    void reload() {
        read(null, page -> {
            lines.setAll(page.items());
            count(page);
        });
    }

    /** Reads the lines before the oldest one here, if there are any and none are on their way. */
    void older() {
        if (busy || lines.isEmpty() || lines.size() >= Math.min(MOST, matching.get())) return;
        read(lines.getLast().sequence(), page -> {
            lines.addAll(page.items());
            count(page);
        });
    }

    /** Takes in what was written since; more than a page of it is read from the top. */
    void newer() {
        due = false;
        if (busy) return;
        var newest = lines.isEmpty() ? 0 : lines.getFirst().sequence();
        read(null, page -> {
            var fresh = page.items().stream()
                    .filter(line -> line.sequence() > newest)
                    .toList();
            if (fresh.size() == PAGE) lines.setAll(page.items());
            else lines.addAll(0, fresh);
            count(page);
        });
    }

    /** Has the service walk the whole chain. */
    void verify() {
        work.job("Verifying the audit log", progress -> client.verifyAudit())
                .onSuccess(verification::set)
                .start();
    }

    /** Reads the report of a run; what was shown before is taken off. */
    void readReport(@Nullable String run) {
        report.set(null);
        reports.cancel();
        if (run == null) return;
        reports.start(
                work.job("Reading a report", progress -> client.invalidations().report(run))
                        .quiet()
                        .onSuccess(report::set)
                        .onFailure(none -> {}));
    }

    /** Hears of jobs that read the first lines. */
    void onFirst(Consumer<Job<?>> handler) {
        onFirst = handler;
    }

    /** Text that lines hold; empty for all. */
    StringProperty filter() {
        return filter;
    }

    /** How many lines match; negative while unknown. */
    LongProperty matching() {
        return matching;
    }

    ObservableList<AuditEntry> lines() {
        return lines;
    }

    /** What the last verification found; null before the first. */
    ObjectProperty<@Nullable AuditVerification> verification() {
        return verification;
    }

    /** Report of the run that is looked at, as Markdown; null while there is none. */
    ObjectProperty<@Nullable String> report() {
        return report;
    }

    /** The run a line is about; null when it is about something else. */
    static @Nullable String run(@Nullable AuditEntry line) {
        return line != null && line.subject().startsWith("run:")
                ? line.subject().substring(4)
                : null;
    }

    private void changed() {
        if (due) return;
        due = true;
        newer.call();
    }

    private void read(@Nullable Long before, Consumer<Page<AuditEntry>> then) {
        var text = filter.get().isBlank() ? null : filter.get().strip();
        var job = work.job("Reading the audit log", progress -> client.audit(null, text, before, PAGE))
                .quiet()
                .onSuccess(then)
                .onFailure(away -> {})
                .onEnd(() -> busy = false);
        reading.cancel();
        busy = true;
        reading.start(job);
        if (lines.isEmpty()) onFirst.accept(job);
    }

    private void count(Page<AuditEntry> page) {
        if (page.total() != null) matching.set(page.total());
        else if (lines.size() <= PAGE) matching.set(MANY);
    }
}
