package dev.sluice.runbook.step;

import dev.sluice.api.EmergencySettings.Webhook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether webhooks take a signed message, found out before a run needs them. Each is asked once in a while and not at every
 * look, for its receiver is somebody's inbox. Thread-safe.
 */
public final class WebhookTests {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookTests.class);
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final String BODY =
            "{\"text\":\"A test: Sluice asks whether its messages arrive here. Nothing happened.\",\"test\":true}";

    private final Webhooks webhooks = new Webhooks();
    private final Executor executor;
    private final Clock clock;
    private final Map<Webhook, Asked> asked = new ConcurrentHashMap<>();

    public WebhookTests(Executor executor, Clock clock) {
        this.executor = executor;
        this.clock = clock;
    }

    private record Asked(Instant at, CompletableFuture<Answer> answer) {}

    /**
     * What a receiver said to the last test.
     *
     * @param status 0 for silence
     */
    record Answer(int status) {
        boolean taken() {
            return status >= 200 && status < 300;
        }
    }

    /** What each said, in their order; empty where it has not by then. Asks those that were not asked lately. */
    Map<Webhook, Optional<Answer>> of(List<Webhook> all, Duration atMost) {
        var answers = all.stream().map(this::asking).toList();
        var every = CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
        every.completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS).join();
        asked.keySet().retainAll(all);
        var said = new LinkedHashMap<Webhook, Optional<Answer>>();
        for (int i = 0; i < all.size(); i++) {
            said.put(all.get(i), Optional.ofNullable(answers.get(i).getNow(null)));
        }
        return said;
    }

    private CompletableFuture<Answer> asking(Webhook webhook) {
        var now = clock.instant();
        return asked.compute(
                        webhook,
                        (w, before) -> before != null && before.at().plus(FRESH).isAfter(now)
                                ? before
                                : new Asked(now, sent(w, now)))
                .answer();
    }

    /** A test that cannot be sent is a receiver that is not told: what asks here goes on. */
    private CompletableFuture<Answer> sent(Webhook webhook, Instant now) {
        try {
            return CompletableFuture.supplyAsync(() -> ask(webhook, now), executor)
                    .exceptionally(WebhookTests::unsent);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(unsent(e));
        }
    }

    private Answer ask(Webhook webhook, Instant now) {
        return new Answer(webhooks.send(webhook, "test/" + now.toEpochMilli(), BODY, now));
    }

    private static Answer unsent(Throwable failure) {
        LOG.warn("The test of a webhook could not be sent", failure);
        return new Answer(0);
    }
}
