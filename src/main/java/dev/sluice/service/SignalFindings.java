package dev.sluice.service;

import dev.sluice.api.CheckReport;
import dev.sluice.api.Fault;
import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import dev.sluice.media.Ffmpeg;
import dev.sluice.media.Progress;
import dev.sluice.media.Signal;
import dev.sluice.media.SignalCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was seen and heard, as findings of a readiness report. None blocks: only people know what is meant to be dark. */
public final class SignalFindings {
    private static final Logger LOG = LoggerFactory.getLogger(SignalFindings.class);
    /** The codes of checks that find what lies elsewhere, or not at all: decoding would go and look there. */
    private static final Set<String> ASTRAY = Set.of("playlist-unreachable", "segment-unreachable");

    private static final double QUIET = -30;
    private static final double LOUD = -12;
    private static final int NAMED = 4;
    private static final String OWN = "own practice";

    private SignalFindings() {}

    /**
     * The report with what decoding showed added to it.
     *
     * @param playlist on disk that was checked
     * @param ffmpeg asked for when there is something to decode
     * @param progress told from a thread of its own
     */
    public static CheckReport added(
            CheckReport report, Path playlist, Supplier<Ffmpeg> ffmpeg, Consumer<Progress> progress)
            throws InterruptedException {
        if (report.findings().stream().anyMatch(f -> f.severity() == Severity.BLOCKS && ASTRAY.contains(f.code()))) {
            return unmeasured(report, "parts of it are missing");
        }
        try {
            var signal = new SignalCheck(ffmpeg.get()).measure(playlist, report, progress);
            return signal.isPresent()
                    ? with(report, of(signal.get()))
                    : unmeasured(report, "there is neither picture nor sound");
        } catch (Fault e) {
            LOG.warn(
                    "What {} shows could not be measured: {}",
                    playlist,
                    e.problem().detail());
            return unmeasured(report, "the media could not be decoded");
        }
    }

    /** The report, saying why nothing was decoded. */
    public static CheckReport unmeasured(CheckReport report, String why) {
        var asks = "Something is seen and heard.";
        return with(report, List.of(finding("signal", Severity.NOT_MEASURED, asks, why, "", OWN)));
    }

    private static CheckReport with(CheckReport report, List<Finding> findings) {
        var all = new ArrayList<>(report.findings());
        all.addAll(findings);
        all.sort(Comparator.comparing(Finding::severity));
        return new CheckReport(report.ready(), report.profile(), all, report.renditions());
    }

    private static List<Finding> of(Signal signal) {
        var findings = new ArrayList<Finding>();
        findings.add(stretches(
                "picture-frozen",
                "The picture moves.",
                "The picture stands still",
                signal.frozen(),
                "Look whether it is meant."));
        findings.add(stretches(
                "picture-black",
                "The picture is not black.",
                "The picture is black",
                signal.black(),
                "Look whether it is meant."));
        if (signal.sound()) {
            findings.add(stretches(
                    "sound-silent",
                    "The sound is heard.",
                    "The sound is silent",
                    signal.silent(),
                    "Listen whether it is meant."));
            findings.add(loudness(signal.loudness()));
        } else {
            findings.add(finding(
                    "sound-silent", Severity.NOT_MEASURED, "The sound is heard.", "there is no sound track", "", OWN));
        }
        return findings;
    }

    private static Finding stretches(
            String code, String asks, String breach, List<Signal.Stretch> stretches, String fix) {
        if (stretches.isEmpty()) {
            return finding(code, Severity.HOLDS, asks, "nowhere otherwise for 10 s", "", OWN);
        }
        var places = stretches.stream().limit(NAMED).map(SignalFindings::words).collect(Collectors.joining("; "));
        var more = stretches.size() > NAMED ? "; and " + (stretches.size() - NAMED) + " more" : "";
        return finding(code, Severity.INFO, breach + ".", places + more, fix, OWN);
    }

    private static String words(Signal.Stretch stretch) {
        var from = Math.round(stretch.from());
        var length = stretch.seconds() == null ? "to the end" : Math.round(stretch.seconds()) + " s";
        return String.format(Locale.ROOT, "from %d:%02d, %s", from / 60, from % 60, length);
    }

    private static Finding loudness(@Nullable Double lufs) {
        if (lufs == null) {
            return finding(
                    "loudness",
                    Severity.INFO,
                    "The sound is silent throughout.",
                    "nothing to measure",
                    "",
                    "Apple 2.18");
        }
        var said = String.format(Locale.ROOT, "%.1f LUFS", Objects.requireNonNull(lufs));
        if (lufs >= QUIET && lufs <= LOUD) {
            return finding(
                    "loudness",
                    Severity.HOLDS,
                    "The sound is neither faint nor loud.",
                    said,
                    "",
                    "Apple 2.18; EBU R 128");
        }
        return finding(
                "loudness",
                Severity.INFO,
                lufs < QUIET
                        ? "The sound is faint: viewers turn it up and the next video shouts."
                        : "The sound is loud.",
                said + ", usual are -24 to -14",
                "Level the sound of the source, then prepare it again.",
                "Apple 2.18; EBU R 128");
    }

    private static Finding finding(
            String code, Severity severity, String sentence, String evidence, String fix, String source) {
        return new Finding(code, severity, sentence, evidence, fix, source);
    }
}
