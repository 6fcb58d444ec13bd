package dev.sluice.console.preview;

import dev.sluice.api.CheckReport;
import dev.sluice.api.RenditionReport;
import java.util.Optional;

/** A report seen from the player: which rendition is which variant, and where a place is. */
record Checked(CheckReport report) {
    private static final double USUAL_RATE = 25;

    static Optional<Checked> of(Report report) {
        return report instanceof Report.Found found ? Optional.of(new Checked(found.report())) : Optional.empty();
    }

    /** The rendition behind a variant; the first one while none plays. */
    Optional<RenditionReport> rendition(int variant) {
        var pictures = RenditionRow.pictures(report);
        if (pictures.isEmpty()) return Optional.empty();
        return Optional.of(pictures.get(variant >= 0 && variant < pictures.size() ? variant : 0));
    }

    /** The variant that plays this rendition; -1 when none does, as for sound. */
    int variant(String uri) {
        var pictures = RenditionRow.pictures(report);
        for (var i = 0; i < pictures.size(); i++) {
            if (pictures.get(i).uri().equals(uri)) return i;
        }
        return -1;
    }

    /** Pictures a second of a variant; 25 where that was not measured. */
    double rate(int variant) {
        return rendition(variant)
                .map(RenditionReport::frameRate)
                .filter(rate -> rate > 0)
                .orElse(USUAL_RATE);
    }
}
