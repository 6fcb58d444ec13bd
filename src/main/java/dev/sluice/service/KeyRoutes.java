package dev.sluice.service;

import dev.sluice.api.Role;
import dev.sluice.api.SigningKeyInfo;
import dev.sluice.api.SigningKeyReach;
import dev.sluice.api.SigningKeyRing;
import dev.sluice.api.Ttl;
import dev.sluice.floors.Scope;
import dev.sluice.http.Call;
import dev.sluice.http.Route;
import dev.sluice.playback.KeySchedule;
import dev.sluice.playback.SigningKeys;
import dev.sluice.share.Revocations;
import dev.sluice.share.ScopedShares;
import dev.sluice.token.SigningKey;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The control API's routes of the keys that sign tokens. */
final class KeyRoutes {
    private static final String ALL = "/api/v1/signing-keys";

    private static final Instant ANY_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final SigningKeys keys;
    private final KeySchedule schedule;
    private final Revocations revocations;
    private final ScopedShares scoped;
    private final Changes changes;

    KeyRoutes(SigningKeys keys, KeySchedule schedule, Revocations revocations, ScopedShares scoped, Changes changes) {
        this.keys = keys;
        this.schedule = schedule;
        this.revocations = revocations;
        this.scoped = scoped;
        this.changes = changes;
    }

    /** How long a key signs, as typed; null for by hand only. */
    record Every(@Nullable String every) {}

    /** Why a key is not trusted any more. */
    record Reason(@Nullable String reason) {}

    List<Route> routes() {
        return List.of(
                Route.get(ALL, Role.SUPPORT, "Keys that sign tokens", SigningKeyRing.class, call -> ring()),
                Route.get(
                        ALL + "/{kid}",
                        Role.SUPPORT,
                        "What killing a key would hit",
                        SigningKeyReach.class,
                        call -> reach(call.path("kid"))),
                Route.post(
                        ALL + "/rotate",
                        Role.ADMIN,
                        "Signs with the next key; what plays goes on",
                        null,
                        SigningKeyRing.class,
                        this::rotate),
                Route.post(
                        ALL + "/schedule",
                        Role.ADMIN,
                        "Sets how long a key signs",
                        Every.class,
                        SigningKeyRing.class,
                        this::schedule),
                Route.post(
                        ALL + "/{kid}/kill",
                        Role.ADMIN,
                        "Refuses at once what a compromised key has signed",
                        Reason.class,
                        SigningKeyRing.class,
                        this::kill));
    }

    private SigningKeyReach reach(String kid) {
        var key = keys.find(kid);
        Instant until = switch (key.state()) {
            case ACTIVE -> ANY_TIME;
            case RETIRING -> key.since();
            case NEXT, KILLED -> Instant.EPOCH;
        };
        var signed = scoped.signed(kid, until);
        return new SigningKeyReach(info(key), signed.links(), signed.watching());
    }

    private static SigningKeyInfo info(SigningKey key) {
        return new SigningKeyInfo(key.kid(), key.state().name().toLowerCase(Locale.ROOT), key.since());
    }

    private Object rotate(Call call) {
        keys.rotate(call.operator().name());
        return changed();
    }

    private Object schedule(Call call) throws IOException {
        String every = call.body(Every.class).every();
        schedule.set(every == null ? null : Ttl.parse(every), call.operator().name());
        return changed();
    }

    /** The floor comes first: it is in force at every edge before the ring has turned. */
    private Object kill(Call call) throws IOException {
        String kid = call.path("kid");
        String reason = call.hasBody() ? call.body(Reason.class).reason() : null;
        keys.find(kid);
        var raised = revocations.killKey(Scope.key(kid), call.operator().name(), reason);
        keys.kill(kid, call.operator().name());
        raised.await();
        return changed();
    }

    private Object changed() {
        changes.tell("signing-key", keys.ring().active().kid());
        return ring();
    }

    private SigningKeyRing ring() {
        var every = schedule.every();
        var infos = keys.ring().keys().stream().map(KeyRoutes::info).toList();
        return new SigningKeyRing(infos, every == null ? null : every.toSeconds(), schedule.due());
    }
}
