package dev.sluice.token;

import dev.sluice.api.Fault;
import java.net.InetAddress;

/**
 * A range of IPv4 or IPv6 addresses in CIDR notation. An IPv4 address mapped into IPv6 counts as IPv4.
 *
 * @param network first address of the range or any other inside it
 * @param bits leading bits that must agree: 0 to 32, or to 128
 */
public record IpPrefix(InetAddress network, int bits) {
    public IpPrefix {
        if (bits < 0 || bits > network.getAddress().length * 8) {
            throw Fault.badRequest(
                    "ip-prefix-malformed",
                    "A prefix of " + bits + " bits does not fit the address.",
                    "Write 203.0.113.0/24 or 2001:db8::/32.");
        }
    }

    /** Reads {@code 203.0.113.0/24}, {@code 2001:db8::/32} or a single address; never asks a name server. */
    public static IpPrefix parse(String text) {
        var slash = text.indexOf('/');
        try {
            var network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            var bits =
                    slash < 0 ? network.getAddress().length * 8 : Integer.parseInt(text, slash + 1, text.length(), 10);
            return new IpPrefix(network, bits);
        } catch (IllegalArgumentException e) {
            throw Fault.badRequest(
                    "ip-prefix-malformed", "This is not an address range.", "Write 203.0.113.0/24 or 2001:db8::/32.");
        }
    }

    public boolean contains(InetAddress address) {
        var mine = network.getAddress();
        var theirs = address.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        var whole = bits / 8;
        for (var i = 0; i < whole; i++) {
            if (mine[i] != theirs[i]) {
                return false;
            }
        }
        var mask = 0xFF00 >> (bits % 8) & 0xFF;
        return mask == 0 || ((mine[whole] ^ theirs[whole]) & mask) == 0;
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + bits;
    }
}
