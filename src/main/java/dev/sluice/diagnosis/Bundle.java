package dev.sluice.diagnosis;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.api.Finding;
import dev.sluice.api.Json;
import dev.sluice.api.Share;
import dev.sluice.token.Secrets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an inspection found, to be handed to somebody else: named fields only, each masked, and without the handles of links,
 * for a handle is all that a watch page wants. Never sent by itself.
 */
public final class Bundle {
    /** Claims and fields that say how a link is made and open nothing. */
    private static final Set<String> TELLING =
            Set.of("alg", "kid", "iss", "aud", "iat", "nbf", "exp", "cdniv", "policy", "parameter", "Key-Pair-Id");

    private Bundle() {}

    /** The bundle as JSON text; what is shown before it is saved is what is saved. */
    public static String of(Inspection found, Instant at) {
        var all = new LinkedHashMap<String, Object>();
        all.put("inspectedAt", at.toString());
        all.put("kind", found.kind().word());
        all.put("verdict", found.verdict().code());
        all.put("sentence", found.sentence());
        all.put("why", found.why());
        all.put("lookAt", found.side());
        all.put("fix", found.fix());
        all.put("link", found.decoded().masked());
        all.put("decoded", decoded(found));
        all.put("findings", found.findings().stream().map(Bundle::finding).toList());
        all.put("walk", exchanges(found.exchanges()));
        all.put("withAFreshLink", exchanges(found.fresh()));
        all.put("otherClients", exchanges(found.others()));
        all.put("clients", found.clients());
        var share = found.share();
        if (share != null) {
            all.put("share", share(share));
            all.put("sessions", sessions(found));
        }
        return withoutHandles(Secrets.mask(json(all)), found);
    }

    private static Map<String, Object> decoded(Inspection found) {
        var link = found.decoded();
        var said = new LinkedHashMap<String, Object>();
        said.put("signer", link.signer());
        said.put(
                "times",
                link.times().stream()
                        .map(t ->
                                t.name() + " = " + t.asFound() + " (" + t.unit().word() + ", " + t.instant() + ")")
                        .toList());
        said.put("revocation", link.revocation());
        link.fields().forEach((name, value) -> {
            if (TELLING.contains(name)) {
                said.put(name, value);
            }
        });
        return said;
    }

    private static Map<String, Object> finding(Finding finding) {
        var said = new LinkedHashMap<String, Object>();
        said.put("code", finding.code());
        said.put("severity", finding.severity());
        said.put("sentence", finding.sentence());
        said.put("evidence", finding.evidence());
        said.put("fix", finding.fix());
        return said;
    }

    private static List<Map<String, Object>> exchanges(List<Exchange> exchanges) {
        return exchanges.stream()
                .map(e -> {
                    var said = new LinkedHashMap<String, Object>();
                    said.put("client", e.client());
                    said.put("stage", e.stage());
                    said.put("method", e.method());
                    said.put("url", e.url());
                    said.put("status", e.status());
                    said.put("timing", e.timing());
                    said.put("bytes", e.bytes());
                    said.put("headers", e.headers());
                    said.put("error", e.error() == null ? "" : e.error());
                    return (Map<String, Object>) said;
                })
                .toList();
    }

    /** Nothing of who it is for, nor of what it is bound to but that it is. */
    private static Map<String, Object> share(Share share) {
        var said = new LinkedHashMap<String, Object>();
        said.put("mode", share.mode());
        said.put("risk", share.risk());
        said.put("state", share.state());
        said.put("ttlSeconds", share.ttlSeconds());
        said.put("createdAt", share.createdAt().toString());
        said.put("expiresAt", share.expiresAt().toString());
        said.put("opens", share.opens());
        said.put("watching", share.watching());
        said.put("bound", !share.binding().equals(dev.sluice.api.Binding.NONE));
        return said;
    }

    private static List<Map<String, String>> sessions(Inspection found) {
        var known = found.known();
        return known == null
                ? List.of()
                : known.sessions().stream()
                        .map(s -> Map.of("startedAt", s.startedAt().toString(), "client", s.client()))
                        .toList();
    }

    private static String withoutHandles(String text, Inspection found) {
        var handles = new LinkedHashSet<String>();
        add(handles, found.decoded().fields().get("handle"));
        add(handles, found.decoded().fields().get("lid"));
        var share = found.share();
        if (share != null) {
            add(handles, share.handle());
            add(handles, share.replaces());
            add(handles, share.replacedBy());
            add(handles, share.binding().viewer());
            add(handles, share.binding().recipient());
        }
        var masked = text;
        for (var handle : handles) {
            masked = masked.replace(handle, handle.substring(0, Math.min(4, handle.length() / 4)) + "…");
        }
        return masked;
    }

    private static void add(Set<String> handles, @Nullable String handle) {
        if (handle != null && handle.length() >= 3) {
            handles.add(handle);
        }
    }

    private static String json(Object value) {
        try {
            return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Maps of texts are always JSON", e);
        }
    }
}
