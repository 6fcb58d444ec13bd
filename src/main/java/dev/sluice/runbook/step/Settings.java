package dev.sluice.runbook.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.api.EmergencySettings;
import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import dev.sluice.api.Operator;
import dev.sluice.audit.Audit;
import dev.sluice.store.Store;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The settings of emergencies: in memory, so that a run waits for no disk to read them, and in the store. Thread-safe. */
public final class Settings implements Supplier<EmergencySettings> {
    private static final String NAME = "emergency";

    private final Store store;
    private final Audit audit;
    private volatile EmergencySettings current;

    public Settings(Store store, Audit audit) {
        this.store = store;
        this.audit = audit;
        current = store.read(h -> h.createQuery("select value from setting where name = :name")
                .bind("name", NAME)
                .mapTo(String.class)
                .findOne()
                .map(Settings::read)
                .orElse(EmergencySettings.STANDARD));
    }

    /** As they are, secrets included: for the steps only. */
    @Override
    public EmergencySettings get() {
        return current;
    }

    /** As they may be shown: without secrets. */
    public EmergencySettings shown() {
        return masked(current);
    }

    /**
     * Replaces them; a secret that is not given stays, where its address does.
     *
     * @throws Fault {@code settings-invalid} saying what is wrong; {@code settings-changed} when they are no longer what
     *     the change was made to
     */
    public synchronized EmergencySettings change(EmergencySettings wanted, Operator by) {
        var old = current;
        if (wanted.revision() != null && wanted.revision() != revision(old)) {
            throw Fault.conflict(
                    "settings-changed",
                    "Somebody changed these settings since they were read.",
                    "Read them again, then make the change once more.");
        }
        var next = new EmergencySettings(
                wanted.secondAdmin(),
                wanted.drills(),
                wanted.webhooks().stream().map(w -> kept(old, w)).toList(),
                kept(old.cdn(), wanted.cdn()),
                revision(old) + 1);
        SettingsRules.require(next);
        store.commit(h -> {
            h.createUpdate("insert into setting values (:name, :value) on conflict (name) do update set value = :value")
                    .bind("name", NAME)
                    .bind("value", written(next))
                    .execute();
            audit.append(h, by.name(), "emergency.settings", "service", detail(next));
            return true;
        });
        current = next;
        return shown();
    }

    /** An address may be a secret itself, so the log holds hosts. */
    private static Map<String, Object> detail(EmergencySettings next) {
        return Map.of(
                "secondAdmin", next.secondAdmin(),
                "drills", next.drills(),
                "webhooks",
                        next.webhooks().stream()
                                .map(w -> String.valueOf(URI.create(w.url()).getHost()))
                                .toList(),
                "cdn", next.cdn() == null ? "none" : next.cdn().name());
    }

    private static EmergencySettings masked(EmergencySettings all) {
        var cdn = all.cdn();
        return new EmergencySettings(
                all.secondAdmin(),
                all.drills(),
                all.webhooks().stream().map(w -> secret(w, null)).toList(),
                cdn == null ? null : secret(cdn, null),
                revision(all));
    }

    private static long revision(EmergencySettings settings) {
        return Objects.requireNonNullElse(settings.revision(), 0L);
    }

    private static EmergencySettings.Webhook kept(EmergencySettings old, EmergencySettings.Webhook wanted) {
        return wanted.secret() != null
                ? wanted
                : old.webhooks().stream()
                        .filter(w -> w.url().equals(wanted.url()))
                        .findFirst()
                        .map(w -> secret(wanted, w.secret()))
                        .orElse(wanted);
    }

    private static EmergencySettings.@Nullable Cdn kept(
            EmergencySettings.@Nullable Cdn old, EmergencySettings.@Nullable Cdn wanted) {
        if (wanted == null || wanted.header() == null) {
            return wanted == null ? null : secret(wanted, null);
        }
        if (old == null || wanted.secret() != null) {
            return wanted;
        }
        return old.url().equals(wanted.url()) ? secret(wanted, old.secret()) : wanted;
    }

    private static EmergencySettings.Webhook secret(EmergencySettings.Webhook w, @Nullable String secret) {
        return new EmergencySettings.Webhook(w.url(), secret, w.secret() != null || secret != null);
    }

    private static EmergencySettings.Cdn secret(EmergencySettings.Cdn c, @Nullable String secret) {
        return new EmergencySettings.Cdn(
                c.name(),
                c.mediaBase(),
                c.method(),
                c.url(),
                c.body(),
                c.header(),
                secret,
                c.secret() != null || secret != null,
                c.idField());
    }

    private static EmergencySettings read(String json) {
        try {
            return Json.MAPPER.readValue(json, EmergencySettings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored settings of emergencies are no JSON", e);
        }
    }

    private static String written(EmergencySettings settings) {
        try {
            return Json.MAPPER.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Settings are made of plain values", e);
        }
    }
}
