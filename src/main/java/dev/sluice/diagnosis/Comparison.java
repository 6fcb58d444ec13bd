package dev.sluice.diagnosis;

import dev.sluice.api.Finding;
import dev.sluice.api.InspectionRecord;
import dev.sluice.api.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What has changed between two inspections. */
public final class Comparison {
    private static final double SLOWER = 1.5;
    private static final double NOTICEABLE_MS = 50;

    private Comparison() {}

    /** An inspection as it is kept. */
    public static InspectionRecord record(Inspection found) {
        var share = found.share();
        var walked = found.exchanges().stream()
                .map(e -> new InspectionRecord.StageTime(
                        e.what(), e.status(), Math.round(e.timing().totalMs() * 10) / 10.0))
                .toList();
        return new InspectionRecord(
                0,
                null,
                null,
                share == null ? null : share.handle(),
                found.decoded().masked(),
                found.verdict().code(),
                found.sentence(),
                found.findings(),
                walked);
    }

    /** Sentences about what is different in {@code after}; one that says so where nothing is. */
    public static List<String> of(InspectionRecord before, InspectionRecord after) {
        var lines = new ArrayList<String>();
        if (!before.verdict().equals(after.verdict())) {
            lines.add("The verdict was " + before.verdict() + " and is " + after.verdict() + ".");
        }
        var gone = wrong(before, codes(after));
        var come = wrong(after, codes(before));
        come.forEach(finding -> lines.add("New: " + finding.sentence()));
        gone.forEach(finding -> lines.add("Gone: " + finding.sentence()));
        slower(before, after).forEach(lines::add);
        return lines.isEmpty() ? List.of("Nothing has changed but the time.") : lines;
    }

    private static Set<String> codes(InspectionRecord record) {
        return record.findings().stream().map(Finding::code).collect(Collectors.toSet());
    }

    private static List<Finding> wrong(InspectionRecord record, Set<String> known) {
        return record.findings().stream()
                .filter(f -> f.severity() == Severity.BLOCKS || f.severity() == Severity.WARNS)
                .filter(f -> !known.contains(f.code()) && !f.code().equals(record.verdict()))
                .toList();
    }

    private static List<String> slower(InspectionRecord before, InspectionRecord after) {
        var lines = new ArrayList<String>();
        for (var stage : after.stages()) {
            before.stages().stream()
                    .filter(s -> s.stage().equals(stage.stage()))
                    .findFirst()
                    .filter(s -> stage.ms() > s.ms() * SLOWER && stage.ms() - s.ms() > NOTICEABLE_MS)
                    .ifPresent(s -> lines.add("Slower: the " + stage.stage() + " took " + Words.millis(s.ms())
                            + " and takes " + Words.millis(stage.ms()) + "."));
        }
        return lines;
    }
}
