package dev.sluice.runbook.step;

import dev.sluice.api.EmergencySettings;
import dev.sluice.api.Fault;
import dev.sluice.runbook.Act;
import dev.sluice.runbook.Check;
import dev.sluice.runbook.Parameter;
import dev.sluice.runbook.StepContext;
import dev.sluice.runbook.StepType;
import dev.sluice.runbook.Undo;
import dev.sluice.store.Hashes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Tells the configured webhooks what was invalidated and how anybody finds out whether a link is affected. */
final class Notify implements StepType {
    private static final String STANDARD = "Links of {scope} created before {declared} no longer play. This is meant;"
            + " new links work. Affected? {affected}";

    private final Supplier<EmergencySettings> settings;
    private final URI affected;
    private final Webhooks webhooks = new Webhooks();

    /** @param affected page that answers whether a link is affected */
    Notify(Supplier<EmergencySettings> settings, URI affected) {
        this.settings = settings;
        this.affected = affected;
    }

    /**
     * How each webhook took it, by name.
     *
     * @param begun when this round of attempts began; a retry by a person begins another
     */
    record Notified(Instant begun, TreeMap<String, Delivery> deliveries) {
        Notified {
            deliveries = new TreeMap<>(deliveries);
        }

        boolean all(List<EmergencySettings.Webhook> wanted) {
            return wanted.stream().allMatch(w -> of(w).delivered());
        }

        Delivery of(EmergencySettings.Webhook webhook) {
            return deliveries.getOrDefault(name(webhook), Delivery.NONE);
        }

        String words() {
            return deliveries.entrySet().stream()
                    .map(e -> e.getKey() + " " + e.getValue().words())
                    .collect(Collectors.joining(" · "));
        }
    }

    /** @param status last answer; 0 for silence */
    record Delivery(int status, int attempts) {
        static final Delivery NONE = new Delivery(0, 0);

        boolean delivered() {
            return status >= 200 && status < 300;
        }

        String words() {
            return attempts < 2 ? answered(status) : answered(status) + " at attempt " + attempts;
        }
    }

    static String answered(int status) {
        return status == 0 ? "was silent" : "answered " + status;
    }

    @Override
    public String name() {
        return "notify";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.of("message", Parameter.Kind.TEXT, STANDARD),
                Parameter.of("attempts", Parameter.Kind.NUMBER, "6"));
    }

    @Override
    public Optional<String> notNeeded(StepContext step) {
        return settings.get().webhooks().isEmpty() ? Optional.of("No webhook is configured.") : Optional.empty();
    }

    @Override
    public String requires() {
        return "A webhook is configured.";
    }

    @Override
    public String preview() {
        return "Sends each configured webhook a signed message, again while it does not take it.";
    }

    /** A receiver may hear it twice after a crash; the idempotency key tells it so. */
    @Override
    public Act act(StepContext step) {
        var wanted = settings.get().webhooks();
        var told = sent(step, wanted);
        step.keep(told);
        if (told.all(wanted)) {
            return new Act.Done();
        }
        int most = step.parameters().number("attempts");
        int least = wanted.stream()
                .filter(w -> !told.of(w).delivered())
                .mapToInt(w -> told.of(w).attempts())
                .min()
                .orElse(most);
        if (least >= most) {
            throw Fault.conflict("webhook-refused", told.words() + ".", "Mend the receiver, then retry the step.");
        }
        return new Act.Waits(step.now().plus(pause(least)), told.words());
    }

    private Notified sent(StepContext step, List<EmergencySettings.Webhook> wanted) {
        var before = step.kept(Notified.class).orElseGet(() -> new Notified(step.startedAt(), new TreeMap<>()));
        boolean again = !before.begun().equals(step.startedAt());
        String body = Message.of(step, affected);
        var after = new Notified(step.startedAt(), before.deliveries());
        for (var webhook : wanted) {
            var last = before.of(webhook);
            if (!last.delivered()) {
                int status = webhooks.send(webhook, step.key(), body, step.now());
                after.deliveries().put(name(webhook), new Delivery(status, again ? 1 : last.attempts() + 1));
            }
        }
        return after;
    }

    /** One second, then twice as long each time. */
    private static Duration pause(int attempts) {
        return Duration.ofSeconds(1L << Math.min(attempts - 1, 6));
    }

    @Override
    public Check verify(StepContext step) {
        return step.kept(Notified.class)
                .<Check>map(n ->
                        n.all(settings.get().webhooks()) ? new Check.Holds(n.words()) : new Check.Missing(n.words()))
                .orElseGet(() -> new Check.Missing("Nobody was told yet."));
    }

    /** An address may be a secret itself: its host, and enough to tell two on one host apart. */
    static String name(EmergencySettings.Webhook webhook) {
        String digest = HexFormat.of().formatHex(Hashes.sha256(webhook.url().getBytes(StandardCharsets.UTF_8)));
        return URI.create(webhook.url()).getHost() + " (" + digest.substring(0, 6) + ")";
    }

    @Override
    public Undo undo() {
        return new Undo.By("Send a correction to the same receivers.");
    }
}
