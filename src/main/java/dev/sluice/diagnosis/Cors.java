package dev.sluice.diagnosis;

import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a page may read.
 *
 * @param exchanges of one walk, with what was asked beside it
 * @param origin of the page
 */
record Cors(List<Exchange> exchanges, String origin) {
    private static final String ALLOW = "access-control-allow-origin";

    /** Whether a page of {@code origin} may read this answer. */
    static boolean readable(Exchange exchange, String origin) {
        var allowed = exchange.header(ALLOW);
        return allowed.equals("*") || allowed.equalsIgnoreCase(origin);
    }

    /** Whether an answer says no, as against not being there or failing. */
    static boolean refuses(Exchange exchange) {
        return exchange.status() >= 400 && exchange.status() < 500 && exchange.status() != 404;
    }

    /** Answers with media that a page may not read, in order. */
    List<Exchange> unreadable() {
        return exchanges.stream()
                .filter(e -> e.client().inPage() && e.stage().media() && e.ok() && !readable(e, origin))
                .toList();
    }

    /** What goes wrong beside the media themselves: refusals and preflights. */
    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        var refusals = exchanges.stream()
                .filter(e -> e.client().inPage() && (e.stage().media() || e.stage() == Stage.REFUSAL))
                .filter(Cors::refuses)
                .toList();
        refusals.stream()
                .filter(e -> !readable(e, origin))
                .findFirst()
                .map(Cors::silentRefusal)
                .ifPresent(findings::add);
        exchanges.stream()
                .filter(e -> e.stage() == Stage.PREFLIGHT && !allows(e))
                .findFirst()
                .map(Cors::noPreflight)
                .ifPresent(findings::add);
        boolean media = exchanges.stream().anyMatch(e -> e.stage() == Stage.SEGMENT && e.ok());
        if (findings.isEmpty() && media && !refusals.isEmpty() && unreadable().isEmpty()) {
            findings.add(new Finding(
                    "cors-holds",
                    Severity.HOLDS,
                    "Pages of other sites can read media and refusals alike.",
                    "origin " + origin + ", " + exchanges.size() + " answers",
                    "",
                    null));
        }
        return findings;
    }

    private boolean allows(Exchange preflight) {
        var headers = preflight.header("access-control-allow-headers").toLowerCase(Locale.ROOT);
        return preflight.ok() && readable(preflight, origin) && (headers.contains("range") || headers.equals("*"));
    }

    private static Finding silentRefusal(Exchange refused) {
        return new Finding(
                "cors-missing-on-refusal",
                Severity.WARNS,
                "Players in web pages cannot read why they were refused: the refusal has no CORS headers.",
                Observations.evidence(refused),
                "Send Access-Control-Allow-Origin on refusals, too.",
                "Fetch 4.10");
    }

    private static Finding noPreflight(Exchange preflight) {
        return new Finding(
                "preflight-refused",
                Severity.WARNS,
                "Players in web pages cannot ask for byte ranges or send measurements: the preflight is refused.",
                Observations.evidence(preflight),
                "Answer OPTIONS with Access-Control-Allow-Origin, -Methods and -Headers: Range.",
                "Fetch 4.8");
    }
}
