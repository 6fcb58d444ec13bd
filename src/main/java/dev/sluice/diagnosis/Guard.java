package dev.sluice.diagnosis;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/**
 * Keeps a walk out of private networks: asked for each address before a request, and for each name when it is resolved for
 * the connection itself, so that a name cannot mean one thing when it is checked and another when it is used.
 */
final class Guard implements Dns {
    private final Set<String> own;
    private final Set<String> ownHosts;
    private final boolean allowPrivate;

    /**
     * A guard.
     *
     * @param own addresses that may be private: the connected service's
     * @param allowPrivate whether the person said that every address may be
     */
    Guard(List<HttpUrl> own, boolean allowPrivate) {
        this.own = Set.copyOf(own.stream().map(Guard::place).toList());
        this.ownHosts = Set.copyOf(own.stream().map(HttpUrl::host).toList());
        this.allowPrivate = allowPrivate;
    }

    /**
     * Lets a request pass or refuses it.
     *
     * @throws PrivateNetwork when it leads where it must not
     */
    void check(HttpUrl url) throws PrivateNetwork {
        boolean free = allowPrivate || own.contains(place(url));
        if (!free && (literal(url.host()) || ownHosts.contains(url.host()))) {
            refusePrivate(url.host(), resolve(url.host()));
        }
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        var addresses = Dns.SYSTEM.lookup(host);
        if (!allowPrivate && !ownHosts.contains(host)) {
            refusePrivate(host, addresses);
        }
        return addresses;
    }

    private static void refusePrivate(String host, List<InetAddress> addresses) throws PrivateNetwork {
        for (InetAddress address : addresses) {
            if (isPrivate(address)) {
                throw new PrivateNetwork(host, address);
            }
        }
    }

    private static List<InetAddress> resolve(String host) {
        try {
            return Dns.SYSTEM.lookup(host);
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    static boolean isPrivate(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || switch (address) {
                    case Inet4Address v4 -> shared(v4.getAddress());
                    case Inet6Address v6 -> (v6.getAddress()[0] & 0xfe) == 0xfc;
                    default -> true;
                };
    }

    /** 0.0.0.0/8, and 100.64.0.0/10 of RFC 6598. */
    private static boolean shared(byte[] v4) {
        return v4[0] == 0 || (v4[0] == 100 && (v4[1] & 0xc0) == 64);
    }

    private static boolean literal(String host) {
        return host.contains(":") || host.matches("[0-9.]+") || host.equals("localhost");
    }

    private static String place(HttpUrl url) {
        return url.host() + ":" + url.port();
    }

    /** A request that was not made. */
    static final class PrivateNetwork extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        PrivateNetwork(String host, InetAddress address) {
            super(where(host, address) + "; no request was made");
        }

        private static String where(String host, InetAddress address) {
            var named = address.getHostAddress();
            var subject = host.equals(named) ? host : host + " is " + named + ", which";
            return subject + (address.isLoopbackAddress() ? " is this machine itself" : " is in a private network");
        }
    }
}
