package dev.sluice.hls.check;

import dev.sluice.hls.playlist.MultivariantPlaylist;
import dev.sluice.hls.playlist.MultivariantPlaylist.Variant;
import dev.sluice.hls.probe.Format;
import dev.sluice.hls.probe.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One variant as measured, with the renditions a player would fetch beside it, and its line as it should be. */
record VariantFacts(Evidence evidence, Variant variant) {
    /** What declared and measured may differ by (Apple 1.26, 1.27). */
    static final double TOLERANCE = 0.10;

    Optional<RenditionView> rendition() {
        return evidence.at(variant.location()).filter(r -> r.playlist().isPresent());
    }

    Optional<Format> video() {
        return Stream.concat(rendition().stream(), evidence.group(variant, "VIDEO").stream())
                .flatMap(r -> r.format(Track.Kind.VIDEO).stream())
                .findFirst();
    }

    Optional<Double> frameRate() {
        return rendition().flatMap(RenditionView::frameRate);
    }

    /** Codecs of everything the variant plays, in the order video, audio, others; empty when not all is known. */
    List<String> codecs() {
        var views = Stream.concat(rendition().stream(), evidence.group(variant, "AUDIO").stream())
                .toList();
        return Stream.of(Track.Kind.VIDEO, Track.Kind.AUDIO)
                .flatMap(kind -> views.stream().flatMap(v -> v.format(kind).stream()))
                .map(Format::codec)
                .distinct()
                .toList();
    }

    /**
     * The bit rates of the largest combination a player may choose (Apple 9.13): the variant itself and of each group the
     * most demanding rendition. Empty when a part of it could not be measured.
     */
    Optional<BitRates> bitRates() {
        if (!evidence.groupsResolve(variant)) {
            return Optional.empty();
        }
        var sum = rendition().flatMap(RenditionView::bitRates);
        for (var type : List.of("AUDIO", "VIDEO", "SUBTITLES")) {
            var group = evidence.group(variant, type).stream()
                    .filter(r -> !r.walked().location().equals(variant.location()))
                    .toList();
            if (!group.isEmpty()) {
                var highest = highest(group);
                sum = highest.isEmpty() ? Optional.empty() : sum.map(s -> s.plus(highest.get()));
            }
        }
        return sum;
    }

    private static Optional<BitRates> highest(List<RenditionView> group) {
        var rates = group.stream().map(RenditionView::bitRates).toList();
        return rates.stream().allMatch(Optional::isPresent)
                ? rates.stream().flatMap(Optional::stream).reduce(BitRates::higher)
                : Optional.empty();
    }

    /** How far BANDWIDTH is above (positive) or below the measured peak, as a fraction; 0 inside of what may be meant. */
    static double peakError(long declared, BitRates measured) {
        return declared > measured.highest()
                ? declared / measured.highest() - 1
                : Math.min(0, declared / measured.peak() - 1);
    }

    static double averageError(long declared, BitRates measured) {
        return declared / measured.average() - 1;
    }

    boolean resolutionDiffers(Format video) {
        var declared = variant.resolution();
        return declared != null
                && video.width() > 0
                && !declared.toLowerCase(Locale.ROOT).equals(video.resolution());
    }

    boolean frameRateDiffers(double measured) {
        var declared = variant.frameRate();
        return declared != null && Math.abs(declared - measured) > Math.max(0.02, measured * 0.005);
    }

    /** The line of the variant with every figure that is missing or wrong put right, ready to copy. */
    String correctedLine() {
        var line = evidence.multivariant()
                .map(MultivariantPlaylist::text)
                .map(t -> t.raw(variant.line()))
                .orElse("");
        var edits = new ArrayList<LineEdit>();
        bitRates().ifPresent(rates -> {
            edit(edits, "BANDWIDTH", peakWrong(rates), Math.round(Math.ceil(rates.peak())) + "");
            edit(edits, "AVERAGE-BANDWIDTH", averageWrong(rates), Math.round(rates.average()) + "");
        });
        if (!codecs().isEmpty()) {
            edit(
                    edits,
                    "CODECS",
                    !CodecStrings.agree(variant.codecs(), codecs()),
                    '"' + String.join(",", codecs()) + '"');
        }
        video().filter(v -> v.width() > 0)
                .ifPresent(v -> edit(
                        edits, "RESOLUTION", variant.resolution() == null || resolutionDiffers(v), v.resolution()));
        frameRate()
                .ifPresent(rate -> edit(
                        edits,
                        "FRAME-RATE",
                        variant.frameRate() == null || frameRateDiffers(rate),
                        PlaylistChecks.number(rate)));
        for (var edit : edits) {
            line = edit.apply(line);
        }
        return line;
    }

    private boolean peakWrong(BitRates rates) {
        var declared = variant.bandwidth();
        return declared == null || Math.abs(peakError(declared, rates)) > TOLERANCE;
    }

    private boolean averageWrong(BitRates rates) {
        @Nullable Long declared = variant.averageBandwidth();
        return declared == null || Math.abs(averageError(declared, rates)) > TOLERANCE;
    }

    private static void edit(List<LineEdit> edits, String name, boolean wrong, String value) {
        if (wrong) {
            edits.add(new LineEdit(name, value));
        }
    }

    /** Sets one attribute of a tag line, in its place when it is there and at the end when it is not. */
    private record LineEdit(String name, String value) {
        String apply(String line) {
            var tag = dev.sluice.hls.playlist.PlaylistTokenizer.tokenize(line)
                    .tags()
                    .findFirst();
            var found = tag.map(t -> t.attributes().find(name)).orElse(null);
            if (found == null) {
                return line.stripTrailing() + (line.strip().endsWith(":") ? "" : ",") + name + '=' + value;
            }
            var from = line.indexOf('=', found.column() - 1) + 1;
            var old = found.quoted() ? '"' + found.value() + '"' : found.value();
            var at = line.indexOf(old, from);
            return line.substring(0, at) + value + line.substring(at + old.length());
        }
    }
}
