package dev.sluice.telemetry.alert;

import dev.sluice.api.Alert;
import dev.sluice.api.AlertRule;
import dev.sluice.store.Ids;
import dev.sluice.store.Store;
import dev.sluice.telemetry.cohort.Cohorts;
import dev.sluice.telemetry.quality.Cells;
import dev.sluice.telemetry.quality.Slos;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Looks at every rule's cohorts and tells what changed. One look at a time; blocks on the store. */
public final class Alerts {
    private final AlertRules rules;
    private final AlertTable table;
    private final Readings readings;
    private final Cohorts cohorts;
    private final Clock clock;
    private final BiConsumer<Alert, @Nullable String> told;
    private final Map<About, Hysteresis> minds = new HashMap<>();
    private final Map<About, Alert> open = new HashMap<>();

    private record About(String rule, int cohort) {}

    /**
     * Goes on with the alerts that are open.
     *
     * @param store main store, which holds rules and alerts
     * @param told given each alert when it is raised and when it is over, with its rule's webhook
     */
    public Alerts(
            Store store,
            AlertRules rules,
            Cells cells,
            Slos slos,
            Cohorts cohorts,
            Clock clock,
            BiConsumer<Alert, @Nullable String> told) {
        this.rules = rules;
        table = new AlertTable(store);
        readings = new Readings(cells, slos);
        this.cohorts = cohorts;
        this.clock = clock;
        this.told = told;
        for (Alert alert : table.open()) {
            var about = new About(alert.rule(), alert.cohort());
            open.put(about, alert);
            minds.put(about, new Hysteresis(true));
        }
    }

    /** Open ones first, then newest first. */
    public List<Alert> newest(int limit) {
        return table.newest(limit);
    }

    /** Looks once at everything. */
    public synchronized void look() {
        var looked = new HashSet<String>();
        for (AlertRule rule : rules.all()) {
            if (rule.active()) {
                looked.add(Objects.requireNonNull(rule.id()));
                look(rule);
            }
        }
        List.copyOf(open.entrySet()).stream()
                .filter(each -> !looked.contains(each.getKey().rule))
                .forEach(each -> {
                    minds.remove(each.getKey());
                    clear(each.getKey(), null);
                });
    }

    private void look(AlertRule rule) {
        String id = Objects.requireNonNull(rule.id());
        var read = readings.of(rule, clock.instant());
        read.forEach((cohort, reading) -> look(rule, new About(id, cohort), reading));
        // Those whose viewers have all gone are looked at too: nothing is known of them.
        List.copyOf(minds.keySet()).stream()
                .filter(about -> about.rule.equals(id) && !read.containsKey(about.cohort))
                .forEach(about -> look(rule, about, new Reading(0, 0, 0, Double.NaN)));
        minds.values().removeIf(Hysteresis::idle);
    }

    private void look(AlertRule rule, About about, Reading reading) {
        var mind = minds.computeIfAbsent(about, a -> new Hysteresis(false));
        if (!mind.see(reading.look(rule.minimum()))) {
            return;
        }
        if (mind.raised()) {
            raise(rule, about, reading);
        } else {
            clear(about, rule.webhook());
        }
    }

    private void raise(AlertRule rule, About about, Reading reading) {
        var cohort = cohorts.get(about.cohort);
        String name = cohort == null || cohort.mask() == 0 ? "everybody" : cohort.name();
        var alert = new Alert(
                Ids.readable(),
                about.rule,
                rule.metric(),
                rule.by(),
                about.cohort,
                name,
                clock.instant(),
                null,
                reading.value(),
                reading.bound(),
                reading.n(),
                Sentences.raised(rule, name, reading));
        tell(about, alert, rule.webhook());
    }

    private void clear(About about, @Nullable String webhook) {
        var was = open.get(about);
        if (was != null) {
            var over = new Alert(
                    was.id(),
                    was.rule(),
                    was.metric(),
                    was.by(),
                    was.cohort(),
                    was.name(),
                    was.raisedAt(),
                    clock.instant(),
                    was.value(),
                    was.bound(),
                    was.n(),
                    was.sentence());
            tell(about, over, webhook);
        }
    }

    private void tell(About about, Alert alert, @Nullable String webhook) {
        table.save(alert);
        if (alert.clearedAt() == null) {
            open.put(about, alert);
        } else {
            open.remove(about);
        }
        told.accept(alert, webhook);
    }
}
