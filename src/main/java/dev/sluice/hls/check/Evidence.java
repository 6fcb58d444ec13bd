package dev.sluice.hls.check;

import dev.sluice.hls.playlist.MultivariantPlaylist;
import dev.sluice.hls.playlist.MultivariantPlaylist.Variant;
import dev.sluice.hls.playlist.Playlist;
import dev.sluice.hls.playlist.Uris;
import dev.sluice.hls.walk.Presentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that the checks may look at: what was fetched, seen as renditions, and the profile. */
record Evidence(Presentation presentation, Profile profile, List<RenditionView> renditions) {

    static Evidence of(Presentation presentation, Profile profile) {
        var root = presentation.multivariant();
        var views = presentation.media().stream()
                .map(w -> RenditionView.of(w, root, name(presentation.uri(), w.location())))
                .toList();
        return new Evidence(presentation, profile, views);
    }

    /** A playlist as findings name it: relative to the first one, without query. */
    static String name(String root, String location) {
        var base = Uris.withoutQuery(root);
        var folder = base.substring(0, base.lastIndexOf('/') + 1);
        var plain = Uris.withoutQuery(location);
        return plain.startsWith(folder) ? plain.substring(folder.length()) : Uris.shown(location);
    }

    String rootName() {
        return name(presentation.uri(), presentation.uri());
    }

    Optional<MultivariantPlaylist> multivariant() {
        return presentation.multivariant();
    }

    /** A playlist that could be read, with the name findings use. */
    record Named(String name, Playlist playlist) {
        String at(int line) {
            return name + ":" + line;
        }
    }

    /** All playlists that could be read, the first one first. */
    List<Named> playlists() {
        var all = new ArrayList<Named>();
        multivariant().ifPresent(m -> all.add(new Named(rootName(), m)));
        renditions.forEach(r -> r.playlist().ifPresent(p -> all.add(new Named(r.name(), p))));
        return all;
    }

    /** Playlists of media that were read: everything but subtitles and I-frame streams. */
    Stream<RenditionView> media() {
        return renditions.stream()
                .filter(r -> r.playlist().isPresent() && r.kind() != RenditionView.Kind.SUBTITLES)
                .filter(r -> !r.iFrames());
    }

    Stream<RenditionView> ofKind(RenditionView.Kind kind) {
        return renditions.stream().filter(r -> r.kind() == kind && r.playlist().isPresent());
    }

    Optional<RenditionView> at(String location) {
        return renditions.stream()
                .filter(r -> r.walked().location().equals(location))
                .findFirst();
    }

    /** The variants that are no I-frame streams. */
    List<Variant> variants() {
        return multivariant()
                .map(m -> m.variants().stream().filter(v -> !v.iFrame()).toList())
                .orElse(List.of());
    }

    /** The renditions a variant names for a type, empty when it names no group or one that is not there. */
    List<RenditionView> group(Variant variant, String type) {
        var group = variant.group(type);
        return multivariant().stream()
                .flatMap(m -> m.renditions().stream())
                .filter(r -> r.type().equals(type) && r.group().equals(group))
                .flatMap(r -> Stream.ofNullable(r.location()))
                .distinct()
                .flatMap(l -> at(l).stream())
                .toList();
    }

    /** Whether every group the variant names exists. */
    boolean groupsResolve(Variant variant) {
        return Stream.of("AUDIO", "VIDEO", "SUBTITLES")
                .allMatch(type -> variant.group(type) == null
                        || multivariant().stream()
                                .flatMap(m -> m.renditions().stream())
                                .anyMatch(
                                        r -> r.type().equals(type) && r.group().equals(variant.group(type))));
    }
}
