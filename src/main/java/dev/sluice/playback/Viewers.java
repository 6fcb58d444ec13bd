package dev.sluice.playback;

import dev.sluice.gateway.Addresses;
import dev.sluice.token.IpPrefix;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Tells who asks. */
public final class Viewers {
    private static final int LONGEST_AGENT = 256;

    private final Addresses addresses;

    /** @param trustedProxies prefixes whose forwarded addresses count */
    public Viewers(List<IpPrefix> trustedProxies) {
        this.addresses = new Addresses(trustedProxies);
    }

    Viewer of(Request request) {
        return of(request, List.of(), false);
    }

    Viewer of(Request request, List<String> origins, boolean framed) {
        String agent = request.getHeaders().get(HttpHeader.USER_AGENT);
        String shown = agent == null ? "" : agent.substring(0, Math.min(agent.length(), LONGEST_AGENT));
        return new Viewer(addresses.of(request), shown, null, origins, framed);
    }
}
