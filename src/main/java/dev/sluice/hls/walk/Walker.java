package dev.sluice.hls.walk;

import dev.sluice.hls.playlist.Key;
import dev.sluice.hls.playlist.MediaPlaylist;
import dev.sluice.hls.playlist.MultivariantPlaylist;
import dev.sluice.hls.playlist.Playlist;
import dev.sluice.hls.playlist.PlaylistReader;
import dev.sluice.hls.playlist.PlaylistTokenizer;
import dev.sluice.hls.playlist.Segment;
import dev.sluice.hls.probe.InitSection;
import dev.sluice.hls.probe.MediaProbe;
import dev.sluice.hls.probe.Probe;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Walks a presentation: multivariant playlist, media playlists, initialization sections, keys, segments. */
public final class Walker {
    private static final long KEY_LIMIT = 1_024;

    private final Source source;
    private final WalkLimits limits;

    public Walker(Source source, WalkLimits limits) {
        this.source = source;
        this.limits = limits;
    }

    /**
     * Fetches and measures everything.
     *
     * @param uri of the first playlist
     * @param cancelled asked before each resource
     * @throws java.util.concurrent.CancellationException when {@code cancelled} said yes
     */
    public Presentation walk(String uri, Progress progress, BooleanSupplier cancelled) {
        try (var crew = new Crew(limits, progress, cancelled)) {
            return new Walk(crew, cancelled).presentation(uri);
        }
    }

    /** One walk: the keys and limits met belong to it alone. */
    private final class Walk {
        private final Crew crew;
        private final KeyRing keys = new KeyRing();
        private final List<String> met = new ArrayList<>();
        private final BooleanSupplier cancelled;

        Walk(Crew crew, BooleanSupplier cancelled) {
            this.crew = crew;
            this.cancelled = cancelled;
        }

        Presentation presentation(String uri) {
            var root = fetch(uri, Source.Kind.PLAYLIST, null, limits.playlistBytes());
            var playlist = read(root, Map.of());
            var media = switch (playlist) {
                case MultivariantPlaylist several -> children(several);
                case MediaPlaylist one -> List.of(new Opened(uri, root, one, false));
                case null -> List.<Opened>of();
            };
            var variables =
                    playlist instanceof MultivariantPlaylist several ? several.variables() : Map.<String, String>of();
            var result = new ArrayList<Walked>();
            try (var watching = Executors.newVirtualThreadPerTaskExecutor()) {
                var watched = media.stream()
                        .map(opened -> watching.submit(() -> watch(opened, variables)))
                        .toList();
                var walked = media.stream().map(this::prepare).toList();
                var measured = walked.stream().map(Prepared::measure).toList();
                for (var i = 0; i < walked.size(); i++) {
                    result.add(walked.get(i).finish(crew.await(measured.get(i)), Crew.result(watched.get(i))));
                }
            }
            var facts = source.facts(uri, firstSegment(result));
            return new Presentation(uri, facts, root.headOnly(), playlist, result, tried(uri, result), limitsMet());
        }

        /** While the segments are measured: a live playlist has moved on by the time they are. */
        private List<Reload> watch(Opened opened, Map<String, String> variables) throws InterruptedException {
            var first = opened.playlist();
            return first == null || !first.live() || !source.changes()
                    ? List.of()
                    : new LiveWatch(source, limits, cancelled).watch(opened.location(), first, variables);
        }

        /** One resource of each level: enough to see whether the server looks at what it is shown. */
        private List<Tried> tried(String uri, List<Walked> walked) {
            var key = walked.stream()
                    .flatMap(w -> w.keys().stream())
                    .map(Walked.FetchedKey::location)
                    .findFirst();
            return Stream.of(
                            source.tried("playlist", uri),
                            key.flatMap(location -> source.tried("key", location)),
                            Optional.ofNullable(firstSegment(walked))
                                    .flatMap(location -> source.tried("segment", location)))
                    .flatMap(Optional::stream)
                    .toList();
        }

        private @Nullable String firstSegment(List<Walked> walked) {
            return walked.stream()
                    .flatMap(w -> w.segments().stream())
                    .findFirst()
                    .map(s -> s.segment().location())
                    .orElse(null);
        }

        private List<String> limitsMet() {
            if (crew.late()) {
                met.add("the time for the walk was over before everything was fetched");
            }
            return met;
        }

        private @Nullable Playlist read(Response response, Map<String, String> variables) {
            if (response.status() / 100 != 2 || response.body().limit() == 0) {
                return null;
            }
            if (response.cut()) {
                met.add("a playlist was read up to " + limits.playlistBytes() + " bytes only");
            }
            return PlaylistReader.read(
                    response.finalUri(),
                    PlaylistTokenizer.tokenize(firstLines(response.bytes(), response.cut())),
                    variables);
        }

        private byte[] firstLines(byte[] text, boolean cut) {
            var lines = 0;
            for (var at = 0; at < text.length; at++) {
                if (text[at] == '\n' && ++lines == limits.playlistLines()) {
                    met.add("a playlist was read up to line " + lines + " only");
                    return uptoUri(text, at + 1);
                }
            }
            return cut ? uptoUri(text, text.length) : text;
        }

        /** What was cut in the middle of a segment's lines is not the playlist's fault. */
        private static byte[] uptoUri(byte[] text, int length) {
            var end = length;
            for (var at = length - 1; at > 0; at--) {
                if (text[at - 1] == '\n') {
                    if (text[at] != '#' && text[end - 1] == '\n') {
                        return Arrays.copyOf(text, end);
                    }
                    end = at;
                }
            }
            return Arrays.copyOf(text, length);
        }

        private List<Opened> children(MultivariantPlaylist root) {
            var locations = new LinkedHashSet<String>();
            Stream.concat(
                            root.variants().stream()
                                    .filter(v -> !v.uri().isEmpty())
                                    .map(MultivariantPlaylist.Variant::location),
                            root.renditions().stream()
                                    .map(MultivariantPlaylist.Rendition::location)
                                    .filter(Objects::nonNull))
                    .forEach(locations::add);
            if (locations.size() > limits.playlists()) {
                met.add("only " + limits.playlists() + " of " + locations.size() + " media playlists were fetched");
            }
            var opened = locations.stream()
                    .limit(limits.playlists())
                    .map(l -> crew.submit(() -> open(l, root.variables())))
                    .toList();
            return crew.await(opened).stream().filter(Objects::nonNull).toList();
        }

        /** A multivariant playlist as child is not followed: that is also what ends cycles. */
        private Opened open(String location, Map<String, String> variables) {
            var response = fetch(location, Source.Kind.PLAYLIST, null, limits.playlistBytes());
            var playlist = read(response, variables);
            return new Opened(
                    location,
                    response.headOnly(),
                    playlist instanceof MediaPlaylist media ? media : null,
                    playlist instanceof MultivariantPlaylist);
        }

        private Prepared prepare(Opened opened) {
            var playlist = opened.playlist();
            var segments = playlist == null ? List.<Segment>of() : playlist.segments();
            if (segments.size() > limits.segments()) {
                met.add("only " + limits.segments() + " of " + segments.size()
                        + " segments of one playlist were measured");
                segments = segments.subList(0, limits.segments());
            }
            var fetched = crew.await(distinctKeys(segments).values().stream()
                    .map(k -> crew.submit(() -> key(k)))
                    .toList());
            var inits = crew.await(distinctMaps(segments).values().stream()
                    .map(m -> crew.submit(() -> init(m)))
                    .toList());
            return new Prepared(opened, segments, present(fetched), present(inits));
        }

        private static <T> List<T> present(List<? extends @Nullable T> list) {
            return list.stream()
                    .<T>mapMulti((item, out) -> {
                        if (item != null) {
                            out.accept(item);
                        }
                    })
                    .toList();
        }

        private Walked.FetchedKey key(Key key) {
            var location = Objects.requireNonNull(key.location());
            var response = fetch(location, Source.Kind.KEY, null, KEY_LIMIT);
            if (response.ok()) {
                keys.put(location, response.bytes());
            }
            var length = response.body().limit();
            return new Walked.FetchedKey(key.line(), location, withoutBody(response), length);
        }

        private Walked.Init init(Segment.Map map) {
            var response = fetch(map.location(), Source.Kind.INIT, map.range(), limits.segmentBytes());
            var plain = keys.decrypt(map, response.body());
            return new Walked.Init(map, response.headOnly(), MediaProbe.init(plain.bytes()));
        }

        /** Key bytes must not survive as "first bytes" of evidence. */
        private static Response withoutBody(Response r) {
            var shown = r.ok() && r.body().limit() == 16 ? ByteBuffer.allocate(0) : r.body();
            return new Response(
                            r.uri(),
                            r.finalUri(),
                            r.status(),
                            r.headers(),
                            shown,
                            r.total(),
                            r.cut(),
                            r.failure(),
                            r.redirects(),
                            r.tls(),
                            r.millis())
                    .headOnly();
        }

        private MeasuredSegment measure(Segment segment, @Nullable InitSection init) {
            if (segment.gap()) {
                return new MeasuredSegment(segment, null, Decryption.PLAIN, null, 0);
            }
            var response = fetch(segment.location(), Source.Kind.SEGMENT, segment.range(), limits.segmentBytes());
            var plain = keys.decrypt(segment.keys(), segment.number(), response.body(), response.cut());
            @Nullable
            Probe probe = plain.bytes().limit() == 0 || response.status() / 100 != 2
                    ? null
                    : MediaProbe.probe(plain.bytes(), init);
            var bytes = response.cut() && response.total() > 0 && segment.range() == null
                    ? response.total()
                    : response.body().limit();
            return new MeasuredSegment(segment, response.headOnly(), plain.how(), probe, bytes);
        }

        private Response fetch(String uri, Source.Kind kind, Segment.@Nullable ByteRange range, long limit) {
            return source.fetch(new Source.Request(uri, kind, range, limit));
        }

        private record Opened(
                String location,
                Response response,
                @Nullable MediaPlaylist playlist,
                boolean multivariant) {}

        /** A media playlist whose keys and initialization sections are there. */
        private final class Prepared {
            private final Opened opened;
            private final List<Segment> segments;
            private final List<Walked.FetchedKey> keys;
            private final List<Walked.Init> inits;
            private final Map<String, InitSection> contents = new LinkedHashMap<>();

            Prepared(Opened opened, List<Segment> segments, List<Walked.FetchedKey> keys, List<Walked.Init> inits) {
                this.opened = opened;
                this.segments = segments;
                this.keys = keys;
                this.inits = inits;
                inits.forEach(i -> contents.put(id(i.map()), i.content()));
            }

            List<Crew.Job<MeasuredSegment>> measure() {
                return segments.stream()
                        .map(s -> crew.submit(() -> Walk.this.measure(s, content(s))))
                        .toList();
            }

            private @Nullable InitSection content(Segment segment) {
                var map = segment.map();
                return map == null ? null : contents.get(id(map));
            }

            Walked finish(List<@Nullable MeasuredSegment> measured, List<Reload> reloads) {
                return new Walked(
                        opened.location(),
                        opened.response().headOnly(),
                        opened.playlist(),
                        opened.multivariant(),
                        inits,
                        keys,
                        present(measured),
                        reloads);
            }
        }
    }

    private static String id(Segment.Map map) {
        return map.location() + '\n' + map.range() + '\n' + map.keys();
    }

    private static Map<String, Segment.Map> distinctMaps(List<Segment> segments) {
        var maps = new LinkedHashMap<String, Segment.Map>();
        for (var segment : segments) {
            var map = segment.map();
            if (map != null) {
                maps.putIfAbsent(id(map), map);
            }
        }
        return maps;
    }

    private static Map<String, Key> distinctKeys(List<Segment> segments) {
        var keys = new LinkedHashMap<String, Key>();
        for (var segment : segments) {
            for (var key : segment.keys()) {
                if (key.wholeSegment() && key.location() != null) {
                    keys.putIfAbsent(key.location(), key);
                }
            }
        }
        return keys;
    }
}
