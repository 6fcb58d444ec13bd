package dev.sluice.service;

import dev.sluice.api.AuditEntry;
import dev.sluice.api.AuditVerification;
import dev.sluice.api.Page;
import dev.sluice.api.Role;
import dev.sluice.api.ServiceInfo;
import dev.sluice.api.ServiceStatus;
import dev.sluice.audit.Audit;
import dev.sluice.audit.AuditVerdict;
import dev.sluice.audit.Checkpoints;
import dev.sluice.http.Call;
import dev.sluice.http.Reply;
import dev.sluice.http.Route;
import dev.sluice.playback.Site;
import dev.sluice.store.Cursor;
import dev.sluice.token.KeyRing;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The control API's routes about the service itself. */
final class SystemRoutes {
    static final String VERSION = "0.1.0";

    private final Site site;
    private final ServiceConfig config;
    private final Audit audit;
    private final Checkpoints checkpoints;
    private final KeyRing keys;
    private final Clock clock;
    private final Changes changes;
    private final Supplier<ServiceStatus> status;

    SystemRoutes(
            Site site,
            ServiceConfig config,
            Audit audit,
            Checkpoints checkpoints,
            KeyRing keys,
            Clock clock,
            Changes changes,
            Supplier<ServiceStatus> status) {
        this.site = site;
        this.config = config;
        this.audit = audit;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.clock = clock;
        this.changes = changes;
        this.status = status;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/health", null, "Whether it answers", Map.class, call -> Map.of("ok", true)),
                Route.get("/api/v1/service", Role.SUPPORT, "Who and where it is", ServiceInfo.class, this::info),
                Route.get("/api/v1/status", Role.SUPPORT, "Live facts", ServiceStatus.class, call -> status.get()),
                Route.get("/api/v1/audit", Role.SUPPORT, "Audit log, newest first", Page.class, this::audit)
                        .of(AuditEntry.class)
                        .reads("subject", "Only lines about it, like share:HANDLE")
                        .reads("text", "Only lines that hold it")
                        .reads("before", "The page's next: only lines below this sequence")
                        .limited(100, 500),
                Route.get(
                        "/api/v1/audit/verification",
                        Role.SUPPORT,
                        "Walks the audit log past every signed checkpoint",
                        AuditVerification.class,
                        this::verify),
                Route.get("/api/v1/events", Role.SUPPORT, "Changes as server-sent events", null, changes::stream),
                Route.get("/.well-known/jwks.json", null, "Public signing keys", null, this::jwks));
    }

    private Object info(Call call) {
        return new ServiceInfo(
                VERSION,
                config.profile(),
                site.base().toString(),
                config.publicUrl() == null,
                call.operator(),
                clock.instant());
    }

    private Object audit(Call call) {
        Long before = call.query("before").map(Cursor::number).orElse(null);
        return audit.page(
                call.query("subject").orElse(null),
                call.query("text").orElse(null),
                before,
                call.number("limit", 100, 1, 500));
    }

    private Object verify(Call call) {
        var verdict = checkpoints.all();
        return new AuditVerification(verdict instanceof AuditVerdict.Whole, verdict.sentence());
    }

    private Object jwks(Call call) {
        return Reply.text(200, "application/jwk-set+json", keys.jwks()).with("Cache-Control", "public, max-age=60");
    }
}
