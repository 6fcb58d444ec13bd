package dev.sluice.client;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.sluice.api.SigningKeyReach;
import dev.sluice.api.SigningKeyRing;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes of the keys that sign tokens; all but reading need the role admin. */
public final class Signing {
    private static final String KEYS = "signing-keys";
    private static final TypeReference<SigningKeyRing> RING = new TypeReference<>() {};

    private final Wire wire;

    Signing(Wire wire) {
        this.wire = wire;
    }

    /** The keys. */
    public SigningKeyRing ring() {
        return wire.get(wire.url(KEYS), RING);
    }

    /** What killing a key would hit. */
    public SigningKeyReach reach(String kid) {
        return wire.get(wire.url(KEYS, kid), new TypeReference<>() {});
    }

    /** Signs with the next key; what plays goes on. */
    public SigningKeyRing rotate() {
        return wire.post(wire.url(KEYS, "rotate"), null, RING);
    }

    /** Sets how long a key signs, like {@code 30d}; null for by hand only. */
    public SigningKeyRing schedule(@Nullable String every) {
        return wire.post(wire.url(KEYS, "schedule"), every == null ? null : Map.of("every", every), RING);
    }

    /** Refuses at once everything that a compromised key has signed. */
    public SigningKeyRing kill(String kid, @Nullable String reason) {
        return wire.post(wire.url(KEYS, kid, "kill"), reason == null ? null : Map.of("reason", reason), RING);
    }
}
