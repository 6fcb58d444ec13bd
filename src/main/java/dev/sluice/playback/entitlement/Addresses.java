package dev.sluice.playback.entitlement;

import dev.sluice.api.Fault;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;

/** Addresses of a customer's backend, as an admin configures them. */
final class Addresses {
    private static final int LONGEST = 2048;

    private Addresses() {}

    /**
     * An address that who-may-watch can be asked of: https anywhere, http on this machine.
     *
     * @throws Fault with {@code code}
     */
    static URI backend(String text, String code) {
        try {
            var uri = new URI(text);
            boolean safe = "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && isHere(uri));
            if (safe && uri.getHost() != null && uri.getUserInfo() == null && text.length() <= LONGEST) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw refused(code);
        }
        throw refused(code);
    }

    private static boolean isHere(URI uri) {
        String host = uri.getHost();
        if (host == null || host.equals("localhost")) {
            return host != null;
        }
        try {
            return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Fault refused(String code) {
        return Fault.badRequest(
                code,
                "This is not an https address without user name.",
                "Write https://example.com/entitlement; http is for this machine only.");
    }
}
