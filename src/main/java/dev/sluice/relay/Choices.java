package dev.sluice.relay;

import dev.sluice.hls.playlist.MultivariantPlaylist;
import dev.sluice.hls.playlist.MultivariantPlaylist.Rendition;
import dev.sluice.hls.playlist.MultivariantPlaylist.Variant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Picks the variant and the sound rendition out of a multivariant playlist. */
record Choices(MultivariantPlaylist playlist, PreviewOptions options) {
    private static final List<String> DECODED = List.of("avc1", "avc3", "hvc1", "hev1", "mp4a");

    List<Variant> variants() {
        return playlist.variants().stream().filter(v -> !v.iFrame()).toList();
    }

    /** The wanted one; else the best whose CODECS the player decodes; else the first. */
    Optional<Variant> variant() {
        var all = variants();
        var wanted = options.variant();
        if (wanted != null && wanted >= 0 && wanted < all.size()) {
            return Optional.of(all.get(wanted));
        }
        return all.stream()
                .filter(Choices::decodable)
                .max(Comparator.comparingLong(Choices::bandwidth))
                .or(() -> all.stream().findFirst());
    }

    private static boolean decodable(Variant variant) {
        return variant.codecs().stream().anyMatch(c -> DECODED.contains(family(c)) && !c.startsWith("mp4a"))
                || variant.codecs().isEmpty();
    }

    private static String family(String codec) {
        var dot = codec.indexOf('.');
        return dot < 0 ? codec : codec.substring(0, dot);
    }

    private static long bandwidth(Variant variant) {
        var written = variant.bandwidth();
        return written == null ? 0 : written;
    }

    /** The sound renditions a variant names; an undefined group has none, and the sound is then looked for inside. */
    List<Rendition> sounds(Variant variant) {
        var group = variant.group("AUDIO");
        return playlist.renditions().stream()
                .filter(r -> r.type().equals("AUDIO") && r.group().equals(group))
                .toList();
    }

    /** The wanted one; else the default; else the first that may be chosen unasked; else the first. */
    Optional<Rendition> sound(Variant variant) {
        var all = sounds(variant);
        var wanted = options.language();
        return all.stream()
                .filter(r -> wanted != null && (r.name().equals(wanted) || wanted.equals(r.language())))
                .findFirst()
                .or(() -> all.stream().filter(Rendition::isDefault).findFirst())
                .or(() -> all.stream().filter(Rendition::autoselect).findFirst())
                .or(() -> all.stream().findFirst());
    }

    /** The subtitle renditions a variant names that are playlists of their own. */
    List<Rendition> subtitles(Variant variant) {
        var group = variant.group("SUBTITLES");
        return playlist.renditions().stream()
                .filter(r -> r.type().equals("SUBTITLES") && r.group().equals(group) && r.location() != null)
                .toList();
    }

    List<PreviewStream.Choice> captionChoices(Variant variant) {
        var group = variant.group("CLOSED-CAPTIONS");
        var inside = playlist.renditions().stream()
                .filter(r -> r.type().equals("CLOSED-CAPTIONS") && r.group().equals(group))
                .map(r -> new PreviewStream.Choice(r.name(), ""));
        return Stream.concat(named(subtitles(variant)).stream(), inside).toList();
    }

    List<PreviewStream.Choice> variantChoices() {
        var all = variants();
        return all.stream()
                .map(v -> new PreviewStream.Choice(label(v), String.valueOf(all.indexOf(v))))
                .toList();
    }

    private static String label(Variant v) {
        var rate = String.format(Locale.ROOT, "%.1f Mbit/s", bandwidth(v) / 1e6);
        return v.resolution() == null ? rate : v.resolution() + ", " + rate;
    }

    static List<PreviewStream.Choice> named(List<Rendition> renditions) {
        return renditions.stream()
                .map(r -> new PreviewStream.Choice(r.name(), r.name()))
                .toList();
    }
}
