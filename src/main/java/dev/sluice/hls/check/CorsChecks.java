package dev.sluice.hls.check;

import dev.sluice.hls.check.HttpChecks.Named;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Whether pages of other origins may play it: browsers ask the server, and believe only its headers. */
final class CorsChecks {
    private static final String ALLOWED = "access-control-allow-origin";
    private static final String SOURCE = "Fetch standard; browser players";

    private CorsChecks() {}

    static List<Check> all() {
        return List.of(
                HttpChecks.check(
                        Rule.blocks(
                                "cors-missing",
                                "Playlists, keys and segments may be read by pages of other origins.",
                                SOURCE),
                        CorsChecks::missing),
                HttpChecks.check(
                        Rule.warns("cors-preflight", "Pages of other origins may ask for parts of segments.", SOURCE),
                        CorsChecks::preflight),
                HttpChecks.check(
                        Rule.warns(
                                "cors-credentials", "Cookies that are set also come back from other origins.", SOURCE),
                        CorsChecks::credentials));
    }

    private static Verdict missing(Evidence e) {
        var origin = HttpChecks.facts(e).origin();
        var without = places(e, n -> !allowed(n, origin));
        return Verdict.of(
                without.isEmpty()
                        ? List.of()
                        : List.of(Breach.of(
                                "Pages of another origin may not read these resources: browsers will not play them there.",
                                Breach.places(without) + "; Origin was " + origin,
                                "Answer with Access-Control-Allow-Origin, on playlists, keys and segments alike.")),
                HttpChecks.answered(e).findAny().isPresent(),
                "Origin " + origin,
                HttpChecks.REFUSED);
    }

    private static List<String> places(Evidence e, Predicate<Named> wrong) {
        return HttpChecks.answered(e)
                .filter(wrong)
                .map(n -> n.kind() + " " + n.name())
                .distinct()
                .toList();
    }

    private static boolean allowed(Named n, String origin) {
        return n.response()
                .header(ALLOWED)
                .filter(a -> a.equals("*") || a.equalsIgnoreCase(origin))
                .isPresent();
    }

    /** Older browsers ask before they send Range, and all of them before they send a header of one's own. */
    private static Verdict preflight(Evidence e) {
        var facts = HttpChecks.facts(e);
        var answer = facts.preflight();
        if (answer == null || HttpChecks.answered(e).noneMatch(n -> n.kind().equals("segment"))) {
            return new Verdict.Unknown("there is no segment to ask about");
        }
        if (!places(e, n -> !allowed(n, facts.origin())).isEmpty()) {
            return new Verdict.Unknown("pages of other origins may not even read it");
        }
        var headers = answer.header("access-control-allow-headers").orElse("").toLowerCase(Locale.ROOT);
        var origin = answer.header(ALLOWED).orElse("");
        var fine = answer.status() / 100 == 2
                && (origin.equals("*") || origin.equalsIgnoreCase(facts.origin()))
                && (headers.contains("range") || headers.equals("*"));
        var evidence = "OPTIONS of a segment: %d, Access-Control-Allow-Origin %s, Access-Control-Allow-Headers %s"
                .formatted(answer.status(), shown(origin), shown(headers));
        return fine
                ? new Verdict.Holds(evidence)
                : new Verdict.Broken(
                        List.of(
                                Breach.of(
                                        "The server does not allow Range when a browser asks beforehand: older ones cannot fetch byte ranges.",
                                        evidence,
                                        "Answer OPTIONS with 204, Access-Control-Allow-Origin and Access-Control-Allow-Headers: Range.")));
    }

    private static String shown(String header) {
        return header.isEmpty() ? "missing" : "\u201C" + header + "\u201D";
    }

    /** A cookie that opens the children is sent across origins only where the server says so by name. */
    private static Verdict credentials(Evidence e) {
        var origin = HttpChecks.facts(e).origin();
        var cookies = HttpChecks.answered(e)
                .anyMatch(n -> n.response().header("set-cookie").isPresent());
        if (!cookies) {
            return new Verdict.Unknown("no answer sets a cookie");
        }
        var without = places(e, n -> !withCredentials(n, origin));
        return Verdict.of(
                without.isEmpty()
                        ? List.of()
                        : List.of(
                                Breach.of(
                                        "Cookies are set, and pages of another origin may not send them: what needs them is refused there.",
                                        Breach.places(without),
                                        "Answer with Access-Control-Allow-Credentials: true and the Origin itself, not with *.")),
                "Origin " + origin + " with credentials");
    }

    private static boolean withCredentials(Named n, String origin) {
        return n.response()
                        .header(ALLOWED)
                        .filter(a -> a.equalsIgnoreCase(origin))
                        .isPresent()
                && n.response()
                        .header("access-control-allow-credentials")
                        .filter("true"::equals)
                        .isPresent();
    }
}
