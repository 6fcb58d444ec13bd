package dev.sluice.playback;

import java.util.Locale;
import org.eclipse.jetty.server.Response;

/** How long it took to decide that a viewer may watch, as browsers and players can read it off the answer. */
record ServerTiming(long began) {

    static ServerTiming begin() {
        return new ServerTiming(System.nanoTime());
    }

    /** Decided now: identity, hook, rules and the session's durable row. */
    void entitled(Response response) {
        response.getHeaders().put("Server-Timing", entitled());
    }

    String entitled() {
        return String.format(Locale.ROOT, "entitlement;dur=%.1f", (System.nanoTime() - began) / 1e6);
    }
}
