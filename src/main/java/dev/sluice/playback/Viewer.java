package dev.sluice.playback;

import dev.sluice.gateway.UserAgents;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as far as the service can see.
 *
 * @param address after trusted proxies
 * @param userAgent header as sent, at most 256 characters; empty when absent
 * @param id asserted by the customer's backend; null for an anonymous viewer
 * @param origins of the pages around the player, innermost first; empty when there are none or the browser does not say
 * @param framed whether the request comes from an embed page
 */
public record Viewer(
        InetAddress address, String userAgent, @Nullable String id, List<String> origins, boolean framed) {
    public Viewer {
        origins = List.copyOf(origins);
    }

    /** {@code desktop}, {@code mobile} or {@code tv}. */
    public String deviceClass() {
        return UserAgents.deviceClass(userAgent);
    }
}
