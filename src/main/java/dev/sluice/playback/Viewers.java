package dev.sluice.playback;

import dev.sluice.gateway.Addresses;
import dev.sluice.token.IpPrefix;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Tells who asks. */
public final class Viewers {
    private static final int LONGEST_AGENT = 256;
    private static final String BEARER = "Bearer ";
    private static final String PARAMETER = "viewer=";
    private static final int MOST_PARAMETERS = 64;

    private final Addresses addresses;

    /** @param trustedProxies prefixes whose forwarded addresses count */
    public Viewers(List<IpPrefix> trustedProxies) {
        this.addresses = new Addresses(trustedProxies);
    }

    /** Whoever asks for media under a token, which says the rest. */
    Viewer of(Request request) {
        return of(request, null, List.of(), false);
    }

    /** A player that asks to start: what it has to say of its viewer stands in its headers or in the query. */
    Viewer starting(Request request) {
        return of(request, credential(request), List.of(), false);
    }

    /** A page, which says what is around it. */
    Viewer of(Request request, @Nullable String credential, List<String> origins, boolean framed) {
        return new Viewer(addresses.of(request), agent(request), credential, null, origins, framed);
    }

    private static String agent(Request request) {
        String agent = request.getHeaders().get(HttpHeader.USER_AGENT);
        return agent == null ? "" : agent.substring(0, Math.min(agent.length(), LONGEST_AGENT));
    }

    private static @Nullable String credential(Request request) {
        String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (header != null && header.startsWith(BEARER)) {
            return header.substring(BEARER.length()).strip();
        }
        String query = request.getHttpURI().getQuery();
        if (query == null) {
            return null;
        }
        // A JWT needs no decoding, and what is no JWT is nobody's here.
        return Arrays.stream(query.split("&", MOST_PARAMETERS))
                .filter(parameter -> parameter.startsWith(PARAMETER))
                .map(parameter -> parameter.substring(PARAMETER.length()))
                .findFirst()
                .orElse(null);
    }
}
