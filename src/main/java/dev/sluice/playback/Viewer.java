package dev.sluice.playback;

import dev.sluice.gateway.UserAgents;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as far as the service can see. Does not print the credential.
 *
 * @param address after trusted proxies
 * @param userAgent header as sent, at most 256 characters; empty when absent
 * @param credential what the page or player handed over to say who is watching; null when nothing
 * @param hash of the viewer id that was asserted and proven; null for an anonymous viewer
 * @param origins of the pages around the player, innermost first; empty when there are none or the browser does not say
 * @param framed whether the player stands inside another page
 */
public record Viewer(
        InetAddress address,
        String userAgent,
        @Nullable String credential,
        @Nullable String hash,
        List<String> origins,
        boolean framed) {
    public Viewer {
        origins = List.copyOf(origins);
    }

    /** {@code desktop}, {@code mobile} or {@code tv}. */
    public String deviceClass() {
        return UserAgents.deviceClass(userAgent);
    }

    /** The same viewer, now known. */
    Viewer known(@Nullable String asHash) {
        return new Viewer(address, userAgent, null, asHash, origins, framed);
    }

    @Override
    public String toString() {
        return "Viewer[" + UserAgents.words(userAgent) + "]";
    }
}
