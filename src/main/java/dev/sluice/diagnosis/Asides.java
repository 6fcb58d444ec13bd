package dev.sluice.diagnosis;

import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import dev.sluice.token.foreign.DecodedLink;
import dev.sluice.token.foreign.LinkKind;
import java.util.Optional;
import okhttp3.HttpUrl;

/** What is asked beside the way of a viewer, once that has ended well: a preflight, and what a refusal looks like. */
final class Asides {
    private static final int LOOKED_AT = 4096;
    private static final String PACKAGE = "URISigningPackage=";

    private Asides() {}

    static Optional<Finding> ask(Fetcher browser, Walk walk, DecodedLink link) {
        var segment = walk.segment();
        if (!walk.played() || segment == null) {
            return Optional.empty();
        }
        browser.fetch(
                Stage.PREFLIGHT,
                browser.request(segment)
                        .method("OPTIONS", null)
                        .header("Access-Control-Request-Method", "GET")
                        .header("Access-Control-Request-Headers", "range")
                        .build(),
                LOOKED_AT);
        return spoilt(segment, link)
                .or(() -> Optional.ofNullable(walk.entry()).flatMap(entry -> spoilt(entry, link)))
                .flatMap(url -> refused(browser, url));
    }

    private static Optional<Finding> refused(Fetcher browser, HttpUrl spoilt) {
        var answer = browser.fetch(Stage.REFUSAL, browser.request(spoilt).build(), LOOKED_AT);
        return answer.ok()
                ? Optional.of(new Finding(
                        "credential-not-checked",
                        Severity.WARNS,
                        "The server answers without a good credential, so ending the link ends nothing there.",
                        Observations.evidence(answer.exchange()),
                        "Have the edge check the credential of every request.",
                        null))
                : Optional.empty();
    }

    /** The address with its credential spoilt; empty when it carries none that is known. */
    private static Optional<HttpUrl> spoilt(HttpUrl url, DecodedLink link) {
        int at = url.encodedPath().indexOf(PACKAGE);
        if (at >= 0) {
            int end = url.encodedPath().indexOf('/', at);
            var path = new StringBuilder(url.encodedPath());
            int last = (end < 0 ? path.length() : end) - 2;
            path.setCharAt(last, path.charAt(last) == 'A' ? 'B' : 'A');
            return Optional.of(url.newBuilder().encodedPath(path.toString()).build());
        }
        boolean open = link.kind() == LinkKind.HLS || link.kind() == LinkKind.PAGE || link.kind() == LinkKind.UNKNOWN;
        return open || url.querySize() == 0
                ? Optional.empty()
                : Optional.of(url.newBuilder().query(null).build());
    }
}
