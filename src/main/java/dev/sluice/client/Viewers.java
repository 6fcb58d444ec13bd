package dev.sluice.client;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.sluice.api.EntitlementHook;
import dev.sluice.api.EntitlementState;
import dev.sluice.api.ViewerIssuer;
import java.util.List;

/** Who says who is watching, and who is asked whether they may. */
public final class Viewers {
    private static final String ISSUERS = "viewer-issuers";

    private final Wire wire;

    Viewers(Wire wire) {
        this.wire = wire;
    }

    /** Backends whose word on who is watching counts. */
    public List<ViewerIssuer> issuers() {
        return wire.get(wire.url(ISSUERS), new TypeReference<>() {});
    }

    /** Registers a backend. */
    public ViewerIssuer add(ViewerIssuer issuer) {
        return wire.post(wire.url(ISSUERS), issuer, new TypeReference<>() {});
    }

    /** Takes a backend's word no longer. */
    public ViewerIssuer remove(String name) {
        return wire.delete(wire.url(ISSUERS, name), new TypeReference<>() {});
    }

    /** The entitlement hook and how it answers. */
    public EntitlementState entitlement() {
        return wire.get(wire.url("entitlement"), new TypeReference<>() {});
    }

    /** Configures the hook; {@link EntitlementHook#NONE} asks nobody. */
    public EntitlementState configure(EntitlementHook hook) {
        return wire.put(wire.url("entitlement"), hook, new TypeReference<>() {});
    }
}
