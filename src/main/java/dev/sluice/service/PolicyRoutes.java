package dev.sluice.service;

import dev.sluice.api.Fault;
import dev.sluice.api.Risk;
import dev.sluice.api.Role;
import dev.sluice.api.Ttl;
import dev.sluice.api.TtlPolicy;
import dev.sluice.http.Call;
import dev.sluice.http.Route;
import dev.sluice.share.TtlTiers;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The control API's routes of TTL policies. */
final class PolicyRoutes {
    private final TtlTiers tiers;
    private final Changes changes;

    PolicyRoutes(TtlTiers tiers, Changes changes) {
        this.tiers = tiers;
        this.changes = changes;
    }

    /** A tier's range as typed; what is left out stays as it is. */
    record Range(
            @Nullable String min,
            @Nullable String usual,
            @Nullable String max) {}

    List<Route> routes() {
        return List.of(
                Route.get(
                                "/api/v1/policy",
                                Role.SUPPORT,
                                "TTL range of each tier",
                                List.class,
                                call -> tiers.now().tiers())
                        .of(TtlPolicy.class),
                new Route(
                        "PUT",
                        "/api/v1/policy/{risk}",
                        Role.ADMIN,
                        "Sets a tier's TTL range",
                        Range.class,
                        TtlPolicy.class,
                        this::change));
    }

    private Object change(Call call) throws IOException {
        var risk = risk(call.path("risk"));
        var range = call.body(Range.class);
        var before = tiers.now().of(risk);
        var policy = new TtlPolicy(
                risk,
                seconds(range.min(), before.minSeconds()),
                seconds(range.usual(), before.defaultSeconds()),
                seconds(range.max(), before.maxSeconds()));
        var now = tiers.change(policy, call.operator());
        changes.tell("policy", call.path("risk"));
        return now;
    }

    private static long seconds(@Nullable String typed, long otherwise) {
        return typed == null ? otherwise : Ttl.parse(typed).toSeconds();
    }

    private static Risk risk(String text) {
        try {
            return Risk.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Fault.notFound("risk-unknown", "There is no risk tier " + text + ".", "Use high, medium or low.");
        }
    }
}
