package dev.sluice.hls.check;

import dev.sluice.hls.playlist.MediaPlaylist;
import dev.sluice.hls.walk.Reload;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A live playlist as it was read, at least twice.
 *
 * @param name as findings name it
 * @param readings those that brought a media playlist, in order
 */
record Watched(String name, List<Reload> readings) {
    /** A check that judges each watched playlist. */
    static Check check(Rule rule, Function<Watched, Optional<Breach>> judge) {
        return new Check(rule, e -> {
            var watched = e.renditions().stream()
                    .map(Watched::of)
                    .filter(w -> w.readings().size() > 1)
                    .toList();
            var breaches =
                    watched.stream().flatMap(w -> judge.apply(w).stream()).toList();
            var readings = watched.stream().mapToInt(w -> w.readings().size()).sum();
            return Verdict.of(
                    breaches,
                    !watched.isEmpty(),
                    Breach.count(readings, "reading"),
                    "no live playlist was read more than once");
        });
    }

    private static Watched of(RenditionView r) {
        var usable = r.walked().reloads().stream()
                .filter(reload -> reload.playlist() != null)
                .toList();
        return new Watched(r.name(), usable);
    }

    static MediaPlaylist playlist(Reload reading) {
        return Objects.requireNonNull(reading.playlist());
    }

    Breach breach(String sentence, Reload at, String evidence, String fix) {
        return Breach.of(
                sentence, String.format(Locale.ROOT, "%s after %.1f s: %s", name, at.seconds(), evidence), fix);
    }
}
