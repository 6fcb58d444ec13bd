package dev.sluice.playback.entitlement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sluice.api.EntitlementHook;
import dev.sluice.api.EntitlementState;
import dev.sluice.api.FailureMode;
import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import dev.sluice.api.Operator;
import dev.sluice.audit.Audit;
import dev.sluice.store.Hashes;
import dev.sluice.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The entitlement hook: asks the customer's backend whether a viewer may watch. Only a yes is remembered, for the life of a
 * page's token: whoever has just paid must not be told no from memory. Blocks for at most the deadline.
 */
public final class Entitlement {
    private static final Logger LOG = LoggerFactory.getLogger(Entitlement.class);
    private static final String SETTING = "entitlement";
    private static final int REMEMBERED = 100_000;
    private static final int SHORTEST_MS = 50;
    private static final int LONGEST_MS = 2000;

    private final Store store;
    private final Audit audit;
    private final Clock clock;
    private final HookCalls calls = new HookCalls();
    private final HookRecord record = new HookRecord();
    private final Cache<String, Answer> yes;
    private volatile EntitlementHook hook;

    /**
     * Reads what a workspace has configured.
     *
     * @param tokenLife how long a yes is remembered
     */
    public Entitlement(Store store, Audit audit, Clock clock, Duration tokenLife) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.yes = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(tokenLife)
                .build();
        this.hook = kept(store);
    }

    /**
     * What was decided about a viewer.
     *
     * @param code of the refusal, {@code not-entitled} or {@code entitlement-unavailable}; null when the viewer may watch
     * @param sentence what the person is told; empty when the viewer may watch
     * @param viewer id that the hook read out of the credential; null when it named nobody
     */
    public record Decision(
            @Nullable String code,
            String sentence,
            @Nullable String viewer) {
        static final Decision ALLOWED = new Decision(null, "", null);
    }

    /** Whether anybody is asked at all. */
    public boolean configured() {
        return hook.url() != null;
    }

    /** How it is configured and how it answers. */
    public EntitlementState state() {
        return record.state(hook);
    }

    /**
     * Configures the hook, or takes it away; sessions are asked about from now on.
     *
     * @throws Fault {@code hook-url-malformed} or {@code deadline-out-of-range}
     */
    public EntitlementState configure(EntitlementHook asked, Operator by) {
        if (asked.url() != null) {
            Addresses.backend(asked.url(), "hook-url-malformed");
        }
        long deadline = asked.deadline().toMillis();
        if (deadline < SHORTEST_MS || deadline > LONGEST_MS) {
            throw Fault.badRequest(
                    "deadline-out-of-range",
                    "A hook is waited for between " + SHORTEST_MS + " and " + LONGEST_MS + " ms.",
                    "Viewers wait as long; choose 150 or less where you can.");
        }
        store.commit(h -> {
            audit.append(
                    h,
                    by.name(),
                    "entitlement.configure",
                    "service:entitlement",
                    Map.of("url", Objects.requireNonNullElse(asked.url(), "none"), "fails", word(asked.fails())));
            return h.createUpdate("insert into setting values (:name, :value)"
                            + " on conflict (name) do update set value = excluded.value")
                    .bind("name", SETTING)
                    .bind("value", json(asked))
                    .execute();
        });
        hook = asked;
        yes.invalidateAll();
        return state();
    }

    /** Asks about a viewer, or remembers. */
    public Decision decide(Question question) {
        var asked = hook;
        if (asked.url() == null) {
            return Decision.ALLOWED;
        }
        String key = Hashes.hex(new String(question.forMemory().json(), StandardCharsets.UTF_8));
        Answer known = yes.getIfPresent(key);
        if (known != null) {
            record.cached();
            return decision(known);
        }
        return ask(asked, HttpUrl.get(asked.url()), question, key);
    }

    private Decision ask(EntitlementHook asked, HttpUrl url, Question question, String key) {
        long began = System.nanoTime();
        try {
            Answer answer = calls.ask(url, question, asked.deadline());
            record.answered(answer.allow(), since(began));
            if (answer.allow()) {
                yes.put(key, answer);
            }
            return decision(answer);
        } catch (IOException e) {
            if (record.failed(String.valueOf(e.getMessage()), clock.instant(), since(began))) {
                LOG.warn("The entitlement hook gives no answer, so viewers are {}: {}", fate(asked), e.getMessage());
            }
            return asked.fails() == FailureMode.OPEN
                    ? Decision.ALLOWED
                    : new Decision(
                            "entitlement-unavailable",
                            "Whether you may watch could not be checked. Try again in a moment.",
                            null);
        }
    }

    private static Decision decision(Answer answer) {
        if (answer.allow()) {
            return new Decision(null, "", answer.viewer());
        }
        String sentence = answer.sentence();
        return new Decision("not-entitled", sentence == null ? "You may not watch this video." : sentence, null);
    }

    private static String fate(EntitlementHook asked) {
        return asked.fails() == FailureMode.OPEN ? "let in" : "refused";
    }

    private static long since(long began) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    private static String word(FailureMode mode) {
        return mode == FailureMode.OPEN ? "open" : "closed";
    }

    private static EntitlementHook kept(Store store) {
        return store.read(h -> h.createQuery("select value from setting where name = ?")
                        .bind(0, SETTING)
                        .mapTo(String.class)
                        .findOne())
                .map(Entitlement::parse)
                .orElse(EntitlementHook.NONE);
    }

    private static EntitlementHook parse(String json) {
        try {
            return Json.MAPPER.readValue(json, EntitlementHook.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored entitlement hook is not JSON", e);
        }
    }

    private static String json(EntitlementHook hook) {
        try {
            return Json.MAPPER.writeValueAsString(hook);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A hook is always JSON", e);
        }
    }
}
