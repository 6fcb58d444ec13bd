package dev.sluice.runbook.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.api.Json;
import dev.sluice.api.Run;
import dev.sluice.runbook.StepContext;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run tells: the document's own words with the run's facts in them, and the facts for machines. */
final class Message {
    private Message() {}

    /** The JSON body. {@code {scope}}, {@code {declared}}, {@code {run}}, {@code {affected}} stand for facts. */
    static String of(StepContext step, URI affected) {
        Run run = step.run();
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("text", text(step.parameters().text("message"), run, affected));
        message.put("run", run.run());
        message.put("scope", run.scope());
        message.put("drill", run.drill());
        message.put("declaredAt", run.declaredAt());
        message.put("containedMs", run.containedMs());
        message.put("verifiedMs", run.verifiedMs());
        message.put("affected", affected);
        try {
            return Json.MAPPER.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The message is made of plain values", e);
        }
    }

    private static String text(String template, Run run, URI affected) {
        return template.replace("{scope}", run.scope())
                .replace(
                        "{declared}",
                        run.declaredAt().truncatedTo(ChronoUnit.SECONDS).toString())
                .replace("{run}", run.run())
                .replace("{contained}", millis(run.containedMs()))
                .replace("{verified}", millis(run.verifiedMs()))
                .replace("{affected}", affected.toString());
    }

    private static String millis(@Nullable Long millis) {
        return millis == null ? "not yet" : millis + " ms";
    }
}
