package dev.sluice.gateway;

import dev.sluice.token.IpPrefix;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Tells from where somebody asks; forwarded addresses count only from trusted proxies. */
public final class Addresses {
    private final List<IpPrefix> trustedProxies;

    public Addresses(List<IpPrefix> trustedProxies) {
        this.trustedProxies = List.copyOf(trustedProxies);
    }

    /** The address behind the proxies that are trusted. */
    public InetAddress of(Request request) {
        InetAddress peer = request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress inet
                ? inet.getAddress()
                : InetAddress.getLoopbackAddress();
        String forwarded = request.getHeaders().get(HttpHeader.X_FORWARDED_FOR);
        return forwarded == null || !trusted(peer) ? peer : nearestUntrusted(forwarded, peer);
    }

    private boolean trusted(InetAddress address) {
        return trustedProxies.stream().anyMatch(prefix -> prefix.contains(address));
    }

    /** Each proxy appends who asked it, so the last address that is no trusted proxy is the viewer's. */
    private InetAddress nearestUntrusted(String forwarded, InetAddress peer) {
        String[] hops = forwarded.split(",", 32);
        InetAddress nearest = peer;
        for (int i = hops.length - 1; i >= 0 && trusted(nearest); i--) {
            try {
                nearest = InetAddress.ofLiteral(hops[i].strip());
            } catch (IllegalArgumentException e) {
                return nearest;
            }
        }
        return nearest;
    }
}
