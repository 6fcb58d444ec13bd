package dev.sluice.hls.check;

import dev.sluice.api.Severity;
import dev.sluice.hls.playlist.MultivariantPlaylist;
import dev.sluice.hls.playlist.MultivariantPlaylist.Rendition;
import dev.sluice.hls.playlist.MultivariantPlaylist.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the multivariant playlist states, taken by itself. */
final class MultivariantChecks {
    private static final String ALONE = "there is no multivariant playlist";

    private MultivariantChecks() {}

    static List<Check> all() {
        return List.of(
                missing(
                        Rule.blocks("bandwidth-missing", "Every variant states BANDWIDTH.", "RFC 8216 4.3.4.2"),
                        "BANDWIDTH",
                        (e, v) -> v.bandwidth() == null),
                missing(
                        Rule.blocks("codecs-missing", "Every variant states CODECS.", "Apple 9.1"),
                        "CODECS",
                        (e, v) -> v.codecs().isEmpty()),
                missing(
                        Rule.warns("resolution-missing", "Every variant with video states RESOLUTION.", "Apple 9.2"),
                        "RESOLUTION",
                        (e, v) -> v.resolution() == null && video(e, v)),
                missing(
                        Rule.warns("frame-rate-missing", "Every variant with video states FRAME-RATE.", "Apple 9.15"),
                        "FRAME-RATE",
                        (e, v) -> v.frameRate() == null && video(e, v)),
                missing(
                        Rule.warns(
                                "average-bandwidth-missing", "Every variant states AVERAGE-BANDWIDTH.", "Apple 9.14"),
                        "AVERAGE-BANDWIDTH",
                        (e, v) -> v.averageBandwidth() == null),
                check(
                        Rule.warns("single-bit-rate", "There are at least two video bit rates.", "Apple 9.9"),
                        MultivariantChecks::bitRates),
                check(
                        Rule.warns("i-frames-missing", "There is an I-frame playlist for scrubbing.", "Apple 6.1"),
                        MultivariantChecks::iFrames),
                check(
                        Rule.blocks("group-undefined", "Every group a variant names is defined.", "RFC 8216 4.3.4.2"),
                        MultivariantChecks::groups),
                check(
                        Rule.blocks("rendition-name-repeated", "NAME is unique in its group.", "RFC 8216 4.3.4.1.1"),
                        MultivariantChecks::names),
                check(
                        Rule.blocks("several-defaults", "A group has at most one DEFAULT=YES.", "RFC 8216 4.3.4.1.1"),
                        MultivariantChecks::defaults),
                check(
                        Rule.blocks(
                                "rendition-incomplete",
                                "EXT-X-MEDIA has TYPE, GROUP-ID and NAME, and AUTOSELECT agrees with DEFAULT.",
                                "RFC 8216 4.3.4.1"),
                        MultivariantChecks::incomplete),
                check(
                        Rule.warns(
                                "language-missing",
                                "Every audio and subtitle rendition states LANGUAGE.",
                                "Apple 8.10"),
                        MultivariantChecks::languages));
    }

    private static Check check(Rule rule, BiFunction<Evidence, MultivariantPlaylist, List<Breach>> judge) {
        return new Check(
                rule,
                e -> e.multivariant()
                        .map(m -> Verdict.of(judge.apply(e, m), e.rootName()))
                        .orElse(new Verdict.Unknown(ALONE)));
    }

    private static Check missing(Rule rule, String attribute, BiFunction<Evidence, Variant, Boolean> absent) {
        return check(
                rule,
                (e, m) -> e.variants().stream()
                        .filter(v -> absent.apply(e, v))
                        .map(v -> Breach.of(
                                "A variant does not state " + attribute + ".",
                                e.rootName() + ":" + v.line() + " " + v.uri(),
                                new VariantFacts(e, v).correctedLine()))
                        .toList());
    }

    private static boolean video(Evidence e, Variant variant) {
        return new VariantFacts(e, variant).video().isPresent();
    }

    private static List<Breach> bitRates(Evidence e, MultivariantPlaylist m) {
        var rates = e.variants().stream().map(Variant::location).distinct().count();
        return rates != 1 || !video(e, e.variants().getFirst())
                ? List.of()
                : List.of(Breach.of(
                        "There is only one bit rate: players cannot adapt to the network.",
                        e.rootName() + ":" + e.variants().getFirst().line(),
                        "Add a rendition of another bit rate."));
    }

    private static List<Breach> iFrames(Evidence e, MultivariantPlaylist m) {
        var present = m.variants().stream().anyMatch(Variant::iFrame);
        return present || e.variants().stream().noneMatch(v -> video(e, v))
                ? List.of()
                : List.of(Breach.of(
                        "There is no I-frame playlist: players cannot show pictures while scrubbing.",
                        e.rootName(),
                        "Add EXT-X-I-FRAME-STREAM-INF."));
    }

    private static List<Breach> groups(Evidence e, MultivariantPlaylist m) {
        var breaches = new ArrayList<Breach>();
        for (var variant : m.variants()) {
            for (var type : List.of("AUDIO", "VIDEO", "SUBTITLES", "CLOSED-CAPTIONS")) {
                var group = variant.group(type);
                if (group != null && !group.equals("NONE") && !defined(m, type, group)) {
                    breaches.add(Breach.of(
                            "A variant names the " + type + " group \u201C" + group + "\u201D, which is not defined.",
                            e.rootName() + ":" + variant.line(),
                            group(m, type)));
                }
            }
        }
        return breaches;
    }

    private static boolean defined(MultivariantPlaylist m, String type, String group) {
        return m.renditions().stream()
                .anyMatch(r -> r.type().equals(type) && r.group().equals(group));
    }

    private static String group(MultivariantPlaylist m, String type) {
        return m.renditions().stream()
                .filter(r -> r.type().equals(type))
                .findFirst()
                .map(r -> type + "=\"" + r.group() + "\"")
                .orElse("Add an EXT-X-MEDIA of that group, or leave the attribute out.");
    }

    private static List<Breach> names(Evidence e, MultivariantPlaylist m) {
        return byGroup(m)
                .flatMap(group -> group.stream().collect(Collectors.groupingBy(Rendition::name)).values().stream()
                        .filter(same -> same.size() > 1)
                        .map(same -> Breach.of(
                                "Renditions of one group have the same NAME.",
                                lines(e, same) + " \u201C" + same.getFirst().name() + "\u201D",
                                "Give each a NAME of its own, for example its language.")))
                .toList();
    }

    private static List<Breach> defaults(Evidence e, MultivariantPlaylist m) {
        return byGroup(m)
                .map(group -> group.stream().filter(Rendition::isDefault).toList())
                .filter(several -> several.size() > 1)
                .map(several -> Breach.of(
                        "Several renditions of one group are the default.",
                        lines(e, several),
                        "Leave DEFAULT=YES at one of them."))
                .toList();
    }

    private static Stream<List<Rendition>> byGroup(MultivariantPlaylist m) {
        Map<String, List<Rendition>> groups =
                m.renditions().stream().collect(Collectors.groupingBy(r -> r.type() + '\n' + r.group()));
        return groups.values().stream();
    }

    private static List<Breach> incomplete(Evidence e, MultivariantPlaylist m) {
        var breaches = new ArrayList<Breach>();
        broken(m, r -> r.type().isEmpty() || r.group().isEmpty() || r.name().isEmpty())
                .map(r -> Breach.of("EXT-X-MEDIA lacks TYPE, GROUP-ID or NAME.", lines(e, List.of(r)), "Add it."))
                .forEach(breaches::add);
        broken(m, r -> r.isDefault() && "NO".equals(r.attributes().get("AUTOSELECT")))
                .map(r -> Breach.of("A default rendition says AUTOSELECT=NO.", lines(e, List.of(r)), "AUTOSELECT=YES")
                        .as(Severity.WARNS))
                .forEach(breaches::add);
        return breaches;
    }

    private static Stream<Rendition> broken(MultivariantPlaylist m, Predicate<Rendition> how) {
        return m.renditions().stream().filter(how);
    }

    private static List<Breach> languages(Evidence e, MultivariantPlaylist m) {
        var without = m.renditions().stream()
                .filter(r -> r.type().equals("AUDIO") || r.type().equals("SUBTITLES"))
                .filter(r -> r.language() == null)
                .toList();
        return without.isEmpty()
                ? List.of()
                : List.of(Breach.of(
                        "Renditions do not state their language.",
                        lines(e, without),
                        "Add LANGUAGE, for example LANGUAGE=\"en\"."));
    }

    private static String lines(Evidence e, List<Rendition> renditions) {
        return renditions.stream()
                .map(r -> e.rootName() + ":" + r.line())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
