package dev.sluice.hls.check;

import dev.sluice.hls.playlist.MediaPlaylist;
import dev.sluice.hls.probe.Track;
import dev.sluice.hls.walk.MeasuredSegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Whether I-frame playlists point at pictures that decode alone, and cover the film. */
final class IFrameChecks {
    private IFrameChecks() {}

    static List<Check> all() {
        return List.of(new Check(
                Rule.warns(
                        "i-frames-untrue",
                        "Each entry of an I-frame playlist is a picture that decodes alone, and together they cover the film.",
                        "RFC 8216bis 4.4.3.6; Apple 6.1"),
                IFrameChecks::untrue));
    }

    private static Verdict untrue(Evidence e) {
        var lists = e.ofKind(RenditionView.Kind.I_FRAMES).toList();
        var breaches = new ArrayList<Breach>();
        var pictures = 0L;
        for (var list : lists) {
            pictures += list.walked().segments().size();
            var wrong = list.walked().segments().stream()
                    .flatMap(s -> wrong(s).map(w -> list.at(s.segment()) + ": " + w).stream())
                    .toList();
            if (!wrong.isEmpty()) {
                breaches.add(Breach.of(
                        "An I-frame playlist points at something else than pictures: scrubbing shows nothing or grey.",
                        Breach.places(wrong),
                        "Write the byte ranges again, each from its fragment or PAT to the end of an IDR picture."));
            }
            shorter(e, list).ifPresent(breaches::add);
        }
        return Verdict.of(breaches, pictures > 0, Breach.count(pictures, "picture"), "there is no I-frame playlist");
    }

    /** What could not be fetched, another check reports. */
    private static Optional<String> wrong(MeasuredSegment s) {
        if (s.response() == null || !s.response().ok() || s.probe() == null) {
            return Optional.empty();
        }
        var video = s.probe().video();
        if (video.isEmpty()) {
            return Optional.of("no picture");
        }
        return video.filter(v -> !v.startsWithIdr()).map(v -> "begins with NAL type " + v.firstNal());
    }

    private static Optional<Breach> shorter(Evidence e, RenditionView list) {
        var film = e.media()
                .filter(r ->
                        r.format(Track.Kind.VIDEO).isPresent() && playlist(r).ended())
                .mapToDouble(r -> playlist(r).duration())
                .max();
        var covered = playlist(list).duration();
        if (film.isEmpty() || Math.abs(film.getAsDouble() - covered) <= 1) {
            return Optional.empty();
        }
        return Optional.of(Breach.of(
                "An I-frame playlist does not last as long as the film.",
                String.format(Locale.ROOT, "%s %.3f s; the film %.3f s", list.name(), covered, film.getAsDouble()),
                "Give each entry the time up to the next I-frame."));
    }

    private static MediaPlaylist playlist(RenditionView r) {
        return Objects.requireNonNull(r.walked().playlist());
    }
}
