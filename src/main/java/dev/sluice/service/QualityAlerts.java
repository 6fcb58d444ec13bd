package dev.sluice.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.api.Alert;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import dev.sluice.destination.Deliveries;
import dev.sluice.destination.Destinations;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings alerts to consoles and to webhooks, which are told with the signature and the patience that shows are told with. */
final class QualityAlerts {
    private static final Logger LOG = LoggerFactory.getLogger(QualityAlerts.class);

    private final Changes changes;
    private final Destinations destinations;
    private final Deliveries deliveries;

    QualityAlerts(Changes changes, Destinations destinations, Deliveries deliveries) {
        this.changes = changes;
        this.destinations = destinations;
        this.deliveries = deliveries;
    }

    /** Whether a destination takes messages. */
    boolean webhook(String destination) {
        return destinations.list().stream()
                .anyMatch(each -> each.id().equals(destination) && each.kind() == DestinationKind.WEBHOOK);
    }

    void tell(Alert alert, @Nullable String webhook) {
        changes.tell("alert", alert.id());
        if (webhook == null) {
            return;
        }
        try {
            String event = alert.clearedAt() == null ? "quality.alert.raised" : "quality.alert.cleared";
            deliveries.enqueue(webhook, event, Json.MAPPER.writeValueAsString(alert));
        } catch (Fault | JsonProcessingException e) {
            LOG.warn("An alert was not told to the webhook {}: {}", webhook, e.getMessage());
        }
    }
}
