package dev.sluice.runbook.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import dev.sluice.api.Run;
import dev.sluice.runbook.Act;
import dev.sluice.runbook.Check;
import dev.sluice.runbook.StepContext;
import dev.sluice.runbook.StepType;
import dev.sluice.runbook.Undo;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Tells the configured webhook what was invalidated and how to find out whether a link is affected. */
final class Notify implements StepType {
    private static final MediaType JSON = MediaType.get("application/json");

    private final @Nullable URI webhook;
    private final OkHttpClient http =
            new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(10)).build();

    /** @param webhook receives a POST; null where none is configured */
    Notify(@Nullable URI webhook) {
        this.webhook = webhook;
    }

    /** The receiver's answer. */
    record Notified(int status, Instant at) {}

    @Override
    public String name() {
        return "notify";
    }

    @Override
    public Optional<String> notNeeded(StepContext step) {
        return webhook == null ? Optional.of("No webhook is configured.") : Optional.empty();
    }

    @Override
    public String preview() {
        return webhook == null ? "No webhook is configured." : "Tells the webhook at " + webhook.getHost() + ".";
    }

    /** The receiver may hear it twice after a crash; the idempotency key tells it so. */
    @Override
    public Act act(StepContext step) {
        var request = new Request.Builder()
                .url(String.valueOf(webhook))
                .header("Idempotency-Key", step.key())
                .post(RequestBody.create(message(step.run()), JSON))
                .build();
        try (var response = http.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw Fault.conflict("webhook-refused", "The webhook answered " + response.code() + ".", null);
            }
            step.keep(new Notified(response.code(), step.now()));
            return new Act.Done();
        } catch (IOException e) {
            throw Fault.failed("webhook-silent", "The webhook did not answer.", "Retry the step.", e);
        }
    }

    private static String message(Run run) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("run", run.run());
        message.put("scope", run.scope());
        message.put("drill", run.drill());
        message.put("declaredAt", run.declaredAt());
        message.put("containedMs", run.containedMs());
        message.put("verifiedMs", run.verifiedMs());
        message.put(
                "text",
                (run.drill() ? "Drill: " : "") + "Links of " + run.scope() + " created before " + run.declaredAt()
                        + " no longer play. To see whether a link is affected, paste it into Inspect.");
        try {
            return Json.MAPPER.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The message is made of plain values", e);
        }
    }

    @Override
    public Check verify(StepContext step) {
        return step.kept(Notified.class)
                .<Check>map(n -> new Check.Holds("webhook answered " + n.status()))
                .orElseGet(() -> new Check.Missing("Nobody was told yet."));
    }

    @Override
    public Undo undo() {
        return new Undo.By("Send a correction to the same receivers.");
    }
}
