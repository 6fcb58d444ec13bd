package dev.sluice.cli;

import dev.sluice.api.CheckReport;
import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A readiness report as people read it: the answer, what is wrong in full, then by name what holds and what is not known. */
final class CheckWords {
    private static final int WIDTH = 110;
    private static final String INDENT = " ".repeat(13);

    private CheckWords() {}

    static String of(CheckReport report) {
        var wrong = report.findings().stream()
                .filter(f -> f.severity().compareTo(Severity.INFO) <= 0)
                .toList();
        return answer(report) + "\n" + Tables.findings(wrong) + holding(report) + unknown(report);
    }

    private static String answer(CheckReport report) {
        var counts = Stream.of(
                        count(report, Severity.BLOCKS, "blocks"),
                        count(report, Severity.WARNS, "warns"),
                        count(report, Severity.HOLDS, "holds"),
                        count(report, Severity.NOT_MEASURED, "not measured"))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        return (report.ready() ? "Ready" : "Not ready") + " for profile " + report.profile()
                + (counts.isEmpty() ? "." : ": " + counts + ".");
    }

    private static String count(CheckReport report, Severity severity, String word) {
        var count = of(report, severity).size();
        return count == 0 ? "" : count + " " + word;
    }

    private static List<Finding> of(CheckReport report, Severity severity) {
        return report.findings().stream().filter(f -> f.severity() == severity).toList();
    }

    private static String holding(CheckReport report) {
        var codes = of(report, Severity.HOLDS).stream().map(Finding::code).toList();
        return codes.isEmpty() ? "" : block("holds", codes);
    }

    /** By reason, for one reason is mostly behind many. */
    private static String unknown(CheckReport report) {
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        of(report, Severity.NOT_MEASURED)
                .forEach(f -> reasons.computeIfAbsent(f.evidence(), why -> new ArrayList<>())
                        .add(f.code()));
        var text = new StringBuilder();
        reasons.forEach((why, codes) -> {
            text.append(String.format("%-12s %s:%n", "not-measured", why));
            text.append(block("", codes));
        });
        return text.toString();
    }

    private static String block(String word, List<String> codes) {
        var text = new StringBuilder(String.format("%-12s ", word));
        var at = INDENT.length();
        for (var i = 0; i < codes.size(); i++) {
            var code = codes.get(i) + (i + 1 < codes.size() ? ", " : "");
            if (at + code.length() > WIDTH) {
                text.setLength(text.length() - 1);
                text.append('\n').append(INDENT);
                at = INDENT.length();
            }
            text.append(code);
            at += code.length();
        }
        return text.append('\n').toString();
    }
}
