package dev.sluice.relay;

import dev.sluice.hls.playlist.MediaPlaylist;
import dev.sluice.hls.playlist.MultivariantPlaylist;
import dev.sluice.hls.playlist.MultivariantPlaylist.Rendition;
import dev.sluice.hls.playlist.Playlist;
import dev.sluice.hls.playlist.PlaylistReader;
import dev.sluice.hls.playlist.PlaylistTokenizer;
import dev.sluice.hls.probe.Probe.Container;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opening a preview, from the address to a programme that the player can be given. */
record Opening(String url, PreviewOptions options, Upstream upstream, BooleanSupplier soundDevice) {
    private static final double LEAD = 0.25;

    Programme run() throws UpstreamFailure {
        return switch (read(url, Map.of())) {
            case MediaPlaylist media -> {
                var lane = lane("v", media);
                yield programme(
                        look(lane), Optional.empty(), Selection.NONE, start -> Beside.of(lane, upstream.aside()));
            }
            case MultivariantPlaylist main -> selected(main, new Choices(main, options));
        };
    }

    /** What was picked from a multivariant playlist, for the stream's description. */
    private record Selection(
            List<PreviewStream.Choice> variants,
            int variant,
            List<Rendition> sounds,
            int sound,
            List<PreviewStream.Choice> captions) {
        static final Selection NONE = new Selection(List.of(), -1, List.of(), -1, List.of());
    }

    private Programme selected(MultivariantPlaylist main, Choices choices) throws UpstreamFailure {
        var variant = choices.variant().orElseThrow(() -> new UpstreamFailure(Problems.empty(), null));
        var sound = choices.sound(variant);
        var sounds = choices.sounds(variant);
        var selection = new Selection(
                choices.variantChoices(),
                choices.variants().indexOf(variant),
                sounds,
                sound.map(sounds::indexOf).orElse(-1),
                choices.captionChoices(variant));
        var variables = main.variables();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var apart = sound.flatMap(r -> Optional.ofNullable(r.location()))
                    .map(l -> threads.submit(() -> look(lane("a", media(l, variables)))));
            var picture = look(lane("v", media(variant.location(), variables)));
            return programme(
                    picture,
                    apart.isPresent() ? Optional.of(result(apart.get())) : Optional.empty(),
                    selection,
                    start -> Beside.of(main, choices.subtitles(variant), start, upstream.aside()));
        }
    }

    /** A lane, and what its first segment holds. */
    private record Seen(Lane lane, Contents contents) {}

    private static Seen look(Lane lane) throws UpstreamFailure {
        return new Seen(lane, contents(lane));
    }

    private static Seen result(Future<Seen> looked) throws UpstreamFailure {
        try {
            return looked.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UpstreamFailure failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the preview was closed while it opened", e);
        }
    }

    private Programme programme(
            Seen seen, Optional<Seen> heardApart, Selection selection, DoubleFunction<Beside> beside)
            throws UpstreamFailure {
        var video = seen.lane();
        var picture = seen.contents();
        var audio = heardApart.map(Seen::lane);
        var sound = heardApart.map(Seen::contents).orElse(picture);
        var note = soundNote(sound, audio.isPresent());
        requirePlayable(picture, sound, note);
        var silent = note != null || audio.isPresent();
        if (silent && !picture.audio().isEmpty()) {
            video.disguise(Silence.of(picture.container()));
            video.firstInit();
        }
        if (picture.container() == Container.FMP4) {
            var back = back(Math.min(picture.start(), sound.start()));
            video.shift(-back);
            audio.ifPresent(lane -> lane.shift(-back));
        }
        var heard = note == null ? audio.orElse(null) : null;
        return new Programme(
                video,
                picture.extension(),
                heard,
                sound.extension(),
                describe(video, picture, sound, selection, note),
                beside.apply(picture.start()));
    }

    /** How far a stream is moved to begin near zero; not quite there, for pictures are decoded before they are shown. */
    private static double back(double start) {
        return start < 2 * LEAD ? 0 : start - LEAD;
    }

    private static void requirePlayable(Contents picture, Contents sound, @Nullable String note)
            throws UpstreamFailure {
        if (picture.video().isEmpty() && sound.audio().isEmpty()) {
            throw new UpstreamFailure(Problems.noMedia(picture.container().label()), null);
        }
        if (!picture.video().isEmpty() && !picture.decodesVideo()) {
            throw new UpstreamFailure(Problems.cannotPlay(String.join(", ", picture.video())), null);
        }
        if (picture.video().isEmpty() && note != null) {
            throw new UpstreamFailure(
                    sound.decodesAudio() ? Problems.soundOnly() : Problems.cannotPlay(String.join(", ", sound.audio())),
                    null);
        }
    }

    private @Nullable String soundNote(Contents sound, boolean apart) {
        if (sound.audio().isEmpty()) {
            return null;
        }
        if (!sound.decodesAudio()) {
            return "The sound is %s, which the preview cannot decode; the picture plays without it."
                    .formatted(String.join(", ", sound.audio()));
        }
        if (apart && sound.container() == Container.MPEG_TS) {
            return "The sound comes apart as MPEG-TS, which this player cannot join; the picture plays without it.";
        }
        return soundDevice.getAsBoolean() ? null : "This machine has no sound device, so only the picture plays.";
    }

    private static PreviewStream describe(
            Lane video, Contents picture, Contents sound, Selection selection, @Nullable String note) {
        var codecs = Stream.of(picture.video(), picture.audio(), sound.audio())
                .flatMap(List::stream)
                .distinct()
                .collect(Collectors.joining(", "));
        return new PreviewStream(
                video.playlist().live(),
                Duration.ofMillis(Math.round(video.playlist().duration() * 1000)),
                selection.variants(),
                selection.variant(),
                Choices.named(selection.sounds()),
                note == null ? selection.sound() : -1,
                selection.captions(),
                codecs,
                note);
    }

    private static Contents contents(Lane lane) throws UpstreamFailure {
        var segments = lane.segments();
        var first = segments.get(lane.playlist().live() ? LiveReload.start(lane.playlist(), segments) : 0);
        var map = first.map();
        return Contents.of(map == null ? new byte[0] : lane.init(map), lane.plain(first));
    }

    private Lane lane(String prefix, MediaPlaylist playlist) throws UpstreamFailure {
        var lane = new Lane(prefix, playlist, upstream);
        if (lane.segments().isEmpty()) {
            throw new UpstreamFailure(Problems.empty(), null);
        }
        return lane;
    }

    private MediaPlaylist media(String location, Map<String, String> variables) throws UpstreamFailure {
        return media(upstream, location, variables);
    }

    static MediaPlaylist media(Upstream upstream, String location, Map<String, String> variables)
            throws UpstreamFailure {
        if (read(upstream, location, variables) instanceof MediaPlaylist media) {
            return media;
        }
        throw new UpstreamFailure(Problems.notAPlaylist(200, MaskedUrl.of(location)), null);
    }

    private Playlist read(String location, Map<String, String> variables) throws UpstreamFailure {
        return read(upstream, location, variables);
    }

    static Playlist read(Upstream upstream, String location, Map<String, String> variables) throws UpstreamFailure {
        var fetched = upstream.playlist(location);
        var text = PlaylistTokenizer.tokenize(fetched.bytes());
        if (text.tags().findFirst().filter(t -> t.name().equals("EXTM3U")).isEmpty()) {
            throw new UpstreamFailure(
                    Problems.notAPlaylist(
                            fetched.request().status(), fetched.request().url()),
                    fetched.request());
        }
        return PlaylistReader.read(fetched.url(), text, variables);
    }
}
