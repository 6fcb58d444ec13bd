package dev.sluice.edge;

import dev.sluice.api.Edge;
import dev.sluice.api.EdgeKeyRequest;
import dev.sluice.api.EdgeState;
import dev.sluice.floors.Refusal;
import dev.sluice.service.RunningService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Real agents of a real service. */
final class Agents {
    private static final Duration LONG = Duration.ofSeconds(180);

    private Agents() {}

    static EdgeAgent start(RunningService running, String name, EdgeConfig.Media media) {
        var clock = new SetClock();
        return start(running, name, HttpUrl.get(running.service().url()), media, clock);
    }

    static EdgeAgent start(
            RunningService running, String name, HttpUrl control, EdgeConfig.Media media, SetClock clock) {
        String key =
                running.admin().edges().issue(EdgeKeyRequest.first(name, null)).key();
        return EdgeAgent.start(config(control, key, media), clock, clock::nanoTime);
    }

    static EdgeConfig config(HttpUrl control, String key, EdgeConfig.Media media) {
        return new EdgeConfig(control, key, null, "127.0.0.1", 0, null, null, null, media, List.of("127.0.0.0/8"));
    }

    static Edge edge(RunningService running, String name) {
        return running.admin().edges().list().stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static void await(RunningService running, String name, EdgeState state) {
        await(() -> edge(running, name).state() == state, name + " to be " + state);
    }

    /** What an edge that hears its service answers; where the machine is so busy that its lease ran out, it is asked again. */
    static RunningService.Answer answer(RunningService running, Request request) {
        return await(() -> sent(running, request), answer -> !unhealthy(answer), "an edge that hears its service");
    }

    static RunningService.Answer answer(RunningService running, String url) {
        return answer(running, new Request.Builder().url(url).build());
    }

    private static boolean unhealthy(RunningService.Answer answer) {
        String reason = answer.headers().get("s-uri-signing-deny-reason");
        return reason != null && reason.contains(Refusal.Reason.LEASE_LAPSED.sentence());
    }

    private static RunningService.Answer sent(RunningService running, Request request) {
        try {
            return running.send(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T await(java.util.function.Supplier<T> value, Predicate<T> is, String what) {
        long end = System.nanoTime() + LONG.toNanos();
        T now = value.get();
        while (!is.test(now)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what + ", last " + now);
            }
            Thread.onSpinWait();
            now = value.get();
        }
        return now;
    }

    static void await(BooleanSupplier is, String what) {
        var _ = await(is::getAsBoolean, b -> b, what);
    }
}
