package dev.sluice.token.foreign;

import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import java.net.IDN;
import java.util.List;
import okhttp3.HttpUrl;

/** Says what is odd about the host of an address: what makes one host look like another. */
final class HostFindings {
    private HostFindings() {}

    static void add(HttpUrl url, List<Finding> findings) {
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            findings.add(Pasted.finding(
                    "user-in-address",
                    Severity.WARNS,
                    "The address carries a user name, which can make another host look like the target.",
                    "the host is " + url.host(),
                    "Open it only if this is the host you expect."));
        }
        if (url.host().contains("xn--")) {
            findings.add(Pasted.finding(
                    "host-lookalike",
                    mixesScripts(IDN.toUnicode(url.host())) ? Severity.BLOCKS : Severity.WARNS,
                    "The host is written with letters that can be mistaken for others.",
                    IDN.toUnicode(url.host()) + " is " + url.host(),
                    "Compare the host with the one you expect."));
        }
        if (!url.isHttps()) {
            findings.add(Pasted.finding(
                    "not-encrypted",
                    Severity.INFO,
                    "The link is not encrypted on its way.",
                    url.host(),
                    "Use https outside of this machine."));
        }
    }

    private static boolean mixesScripts(String host) {
        for (var label : host.split("\\.", -1)) {
            var scripts = label.codePoints()
                    .filter(Character::isLetter)
                    .mapToObj(Character.UnicodeScript::of)
                    .distinct()
                    .count();
            if (scripts > 1) {
                return true;
            }
        }
        return false;
    }
}
