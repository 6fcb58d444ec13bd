package dev.sluice.console.preview;

import dev.sluice.api.CheckReport;
import dev.sluice.api.Finding;
import dev.sluice.api.RenditionReport;
import dev.sluice.api.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the places that the findings of one report name: {@code 720p/stream.m3u8:12 s00037.m4s}. */
final class Spots {
    private final Map<String, Map<String, Spot>> known = new HashMap<>();
    private final List<Finding> findings;

    Spots(CheckReport report) {
        findings = report.findings();
        report.renditions().forEach(this::add);
    }

    /** The first place a finding names; empty when it names none. */
    Optional<Spot> of(Finding finding) {
        return all(finding).stream().findFirst();
    }

    /** How much each named segment of a rendition matters at worst, by its index. */
    Map<Integer, Severity> marked(String rendition) {
        return findings.stream()
                .filter(finding -> finding.severity().compareTo(Severity.WARNS) <= 0)
                .flatMap(finding -> all(finding).stream()
                        .filter(spot -> spot.rendition().equals(rendition))
                        .map(spot -> Map.entry(spot.segment(), finding.severity())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Spots::worse));
    }

    private List<Spot> all(Finding finding) {
        var words = finding.evidence().split("[\\s;]+", -1);
        var spots = new ArrayList<Spot>();
        for (var i = 0; i + 1 < words.length; i++) {
            var spot = at(words[i], words[i + 1]);
            if (spot != null) spots.add(spot);
        }
        return spots;
    }

    private @Nullable Spot at(String place, String segment) {
        var line = place.lastIndexOf(':');
        if (line < 0) return null;
        var segments = known.get(place.substring(0, line));
        if (segments == null) return null;
        var bare =
                segment.endsWith(":") || segment.endsWith(",") ? segment.substring(0, segment.length() - 1) : segment;
        return segments.get(bare);
    }

    private void add(RenditionReport rendition) {
        var spots = new HashMap<String, Spot>();
        for (var i = 0; i < rendition.segments().size(); i++) {
            var segment = rendition.segments().get(i);
            spots.putIfAbsent(segment.uri(), new Spot(rendition.uri(), i, segment.start()));
        }
        known.put(rendition.uri(), spots);
    }

    private static Severity worse(Severity one, Severity other) {
        return Comparator.<Severity>naturalOrder().compare(one, other) <= 0 ? one : other;
    }
}
