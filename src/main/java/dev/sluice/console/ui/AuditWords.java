package dev.sluice.console.ui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.AuditEntry;
import dev.sluice.api.Json;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Map;

/** A line of the audit log in people's words. */
public final class AuditWords {
    private static final Map<String, String> ACTS = Map.ofEntries(
            Map.entry("share.create", "created a link"),
            Map.entry("share.canary", "made a link to try a video with"),
            Map.entry("share.reissue", "issued a link anew"),
            Map.entry("share.ttl", "changed a link's time to live"),
            Map.entry("share.freeze", "froze a link"),
            Map.entry("share.unfreeze", "unfroze a link"),
            Map.entry("share.revoke", "revoked a link"),
            Map.entry("asset.add", "added a video"),
            Map.entry("asset.check", "checked a video"),
            Map.entry("asset.fail", "could not prepare a video"),
            Map.entry("asset.prepare", "had a video prepared again"),
            Map.entry("asset.version", "made a new version of a video"),
            Map.entry("asset.live", "opened a video for a live show"),
            Map.entry("asset.record", "kept the recording of a show as a video"),
            Map.entry("asset.publish", "published a video"),
            Map.entry("asset.withdraw", "withdrew a video"),
            Map.entry("invalidation.contain", "cut off everything in a scope"),
            Map.entry("invalidation.thaw", "let links be issued again"),
            Map.entry("emergency.settings", "changed how emergencies are handled"),
            Map.entry("run.start", "started a run"),
            Map.entry("run.end", "ended a run"),
            Map.entry("run.close", "closed a run"),
            Map.entry("run.abort", "aborted a run"),
            Map.entry("run.done", "finished a step"),
            Map.entry("run.not_needed", "found a step not needed"),
            Map.entry("run.failed", "failed in a step"),
            Map.entry("run.skipped", "passed over a step"),
            Map.entry("run.skip", "had a step skipped"),
            Map.entry("run.retry", "had a step tried again"),
            Map.entry("run.pause", "paused a run"),
            Map.entry("run.resume", "let a run go on"),
            Map.entry("run.approve", "agreed to a run"),
            Map.entry("run.reason", "stated a run's reason"),
            Map.entry("run.take-up", "took a run up again after a restart"),
            Map.entry("policy.change", "changed a range of TTLs"),
            Map.entry("bulk.start", "started an act on many links"),
            Map.entry("bulk.end", "ended an act on many links"),
            Map.entry("destination.add", "added a destination"),
            Map.entry("destination.change", "changed a destination"),
            Map.entry("destination.remove", "removed a destination"),
            Map.entry("destination.test", "tested a destination"),
            Map.entry("show.start", "went live"),
            Map.entry("show.stop", "ended a show"),
            Map.entry("show.start-destination", "started a destination of a show"),
            Map.entry("show.stop-destination", "stopped a destination of a show"),
            Map.entry("delivery.revive", "had a message sent again"),
            Map.entry("collector.create", "made a collector for other players"),
            Map.entry("collector.revoke", "ended a collector's key"),
            Map.entry("slo.set", "set a target of quality"),
            Map.entry("alert-rule.set", "set an alert rule"),
            Map.entry("alert-rule.remove", "removed an alert rule"),
            Map.entry("regions.load", "loaded the table of regions"),
            Map.entry("regions.clear", "removed the table of regions"),
            Map.entry("operator.add", "added an operator"),
            Map.entry("operator.role", "changed an operator's role"),
            Map.entry("viewer-issuer.add", "trusted an issuer of viewer tokens"),
            Map.entry("viewer-issuer.remove", "ended the trust in an issuer of viewer tokens"),
            Map.entry("entitlement.configure", "changed who is asked before a session begins"),
            Map.entry("audit.head", "began to keep the head of this log"),
            Map.entry("key.issue", "issued an operator's key"),
            Map.entry("key.revoke", "revoked an operator's key"),
            Map.entry("edge-key.issue", "made an edge's key"),
            Map.entry("edge-key.revoke", "ended an edge's key"),
            Map.entry("key.generate", "made a signing key"),
            Map.entry("key.rotate", "rotated the signing key"),
            Map.entry("key.schedule", "set when signing keys rotate"),
            Map.entry("key.retire", "forgot a signing key whose tokens have ended"),
            Map.entry("key.floor", "refused everything a signing key signed"),
            Map.entry("key.kill", "killed a signing key"));

    private AuditWords() {}

    /** What was done, as it follows a name: "revoked a link"; an act nobody put in words is shown as it is written. */
    public static String act(AuditEntry line) {
        return ACTS.getOrDefault(line.act(), line.act());
    }

    /** What else matters: "ttl 2 h · channel lms"; empty when nothing does. */
    public static String detail(AuditEntry line) {
        var words = new ArrayList<String>();
        read(line.detail()).forEachEntry((name, value) -> words.add(name + " " + value(value)));
        return String.join(" · ", words);
    }

    private static JsonNode read(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            return Json.MAPPER.createObjectNode().put("text", json);
        }
    }

    private static String value(JsonNode value) {
        var text = value.isValueNode() ? value.asText() : value.toString();
        if (!text.startsWith("PT")) return text;
        try {
            return Times.span(Duration.parse(text));
        } catch (DateTimeParseException e) {
            return text;
        }
    }
}
