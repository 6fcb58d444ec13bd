package dev.sluice.diagnosis;

import dev.sluice.api.Json;
import dev.sluice.api.Problem;
import dev.sluice.api.SessionGrant;
import dev.sluice.hls.playlist.MediaPlaylist;
import dev.sluice.hls.playlist.MultivariantPlaylist;
import dev.sluice.hls.playlist.PlaylistReader;
import dev.sluice.hls.playlist.PlaylistTokenizer;
import dev.sluice.hls.playlist.Segment;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Goes the way of a viewer in a browser: page, session, multivariant, media, key, init, first segment. */
final class Walker {
    private static final int PAGE_BYTES = 1 << 20;
    private static final int PLAYLIST_BYTES = 4 << 20;
    private static final int SEGMENT_BYTES = 32 << 20;
    private static final String AGENT = "Mozilla/5.0 (compatible; Sluice Inspect)";
    private static final RequestBody PLAY =
            RequestBody.create("{\"swapsTokens\":false,\"ancestorOrigins\":[]}", MediaType.get("application/json"));

    private static final ByteString BEGINNING = ByteString.encodeUtf8("#EXTM3U");
    private static final ByteString BEGINNING_WITH_MARK = ByteString.encodeUtf8("\uFEFF#EXTM3U");

    private final Fetcher fetcher;

    Walker(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    Ending walk(Target target) {
        return switch (target) {
            case Target.Page page -> page(page);
            case Target.Address address -> multivariant(address.url());
            case Target.Token _ -> new Ending.NotWalked("A token alone leads nowhere.");
            case Target.NotALink nothing -> new Ending.NotWalked(nothing.why());
        };
    }

    private Ending page(Target.Page page) {
        var html = fetcher.fetch(Stage.PAGE, request(page.url()).build(), PAGE_BYTES);
        if (html.exchange().status() == 0) {
            return failed(html);
        }
        // A page that refuses says why to people only; the start of the session says it as a code.
        var start = html.url()
                .newBuilder()
                .encodedPath("/s/" + page.handle() + "/session")
                .query(null);
        var session =
                fetcher.fetch(Stage.SESSION, request(start.build()).post(PLAY).build(), PAGE_BYTES);
        if (!session.ok()) {
            return html.ok() ? failed(session) : failed(session, html);
        }
        var playlist = playlist(session);
        return playlist == null ? new Ending.Broken(session, "names no playlist") : multivariant(playlist);
    }

    private Ending failed(Fetched session, Fetched page) {
        return problem(session) == null ? failed(page) : failed(session);
    }

    private static @Nullable HttpUrl playlist(Fetched session) {
        try {
            var grant = Json.MAPPER.readValue(session.body().toByteArray(), SessionGrant.class);
            return grant.playlist() == null ? null : session.url().resolve(grant.playlist());
        } catch (IOException e) {
            return null;
        }
    }

    private Ending multivariant(HttpUrl url) {
        var answer = fetcher.fetch(Stage.MULTIVARIANT, request(url).build(), PLAYLIST_BYTES);
        if (!answer.ok()) {
            return failed(answer);
        }
        if (!isPlaylist(answer)) {
            return new Ending.WebPage(answer);
        }
        return switch (PlaylistReader.read(
                answer.url().toString(),
                PlaylistTokenizer.tokenize(answer.body().toByteArray()))) {
            case MultivariantPlaylist playlist -> variant(answer, playlist);
            case MediaPlaylist playlist -> segment(answer, playlist);
        };
    }

    private Ending variant(Fetched multivariant, MultivariantPlaylist playlist) {
        var variant = playlist.variants().stream().filter(v -> !v.iFrame()).findFirst();
        var url = variant.map(v -> multivariant.url().resolve(v.uri())).orElse(null);
        if (url == null) {
            return new Ending.Broken(multivariant, "lists no rendition");
        }
        var answer = fetcher.fetch(Stage.MEDIA, request(url).build(), PLAYLIST_BYTES);
        if (!answer.ok()) {
            return failed(answer);
        }
        return PlaylistReader.read(
                                answer.url().toString(),
                                PlaylistTokenizer.tokenize(answer.body().toByteArray()),
                                playlist.variables())
                        instanceof MediaPlaylist media
                ? segment(answer, media)
                : new Ending.Broken(answer, "is not a playlist of segments");
    }

    private Ending segment(Fetched from, MediaPlaylist playlist) {
        var segment = playlist.segments().stream().filter(s -> !s.gap()).findFirst();
        if (!isPlaylist(from) || segment.isEmpty()) {
            return new Ending.Broken(from, "lists no segment");
        }
        return segment(from, segment.get());
    }

    private Ending segment(Fetched from, Segment segment) {
        for (var key : segment.keys()) {
            var uri = key.uri();
            if (uri != null && !uri.isEmpty()) {
                var answer = resource(Stage.KEY, from, uri, null);
                if (answer == null || !answer.ok()) {
                    return lost(from, answer, "names a key that is no http address");
                }
            }
        }
        var map = segment.map();
        if (map != null) {
            var init = resource(Stage.INIT, from, map.uri(), map.range());
            if (init == null || !init.ok()) {
                return lost(from, init, "names an init section that is no http address");
            }
        }
        var media = resource(Stage.SEGMENT, from, segment.uri(), segment.range());
        if (media == null || !media.ok()) {
            return lost(from, media, "names a segment that is no http address");
        }
        return media.body().size() == 0
                ? new Ending.Broken(media, "is empty")
                : new Ending.Played(media, segment.seconds());
    }

    private Ending lost(Fetched from, @Nullable Fetched answer, String why) {
        return answer == null ? new Ending.Broken(from, why) : failed(answer);
    }

    private @Nullable Fetched resource(Stage stage, Fetched from, String uri, Segment.@Nullable ByteRange range) {
        var url = from.url().resolve(uri);
        if (url == null) {
            return null;
        }
        var request = request(url);
        if (range != null) {
            request.header("Range", "bytes=" + range.offset() + "-" + (range.offset() + range.length() - 1));
        }
        return fetcher.fetch(stage, request.build(), SEGMENT_BYTES);
    }

    private static Ending failed(Fetched answer) {
        if (answer.exchange().status() == 0) {
            return answer.barred() ? new Ending.Barred(answer) : new Ending.Silent(answer);
        }
        return answer.exchange().status() >= 400
                ? new Ending.Refused(answer, problem(answer))
                : new Ending.Broken(answer, "redirects too often or to nowhere");
    }

    private static @Nullable Problem problem(Fetched answer) {
        try {
            var problem = Json.MAPPER.readValue(answer.body().toByteArray(), Problem.class);
            return problem == null || problem.code() == null || problem.title() == null ? null : problem;
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean isPlaylist(Fetched answer) {
        return answer.body().startsWith(BEGINNING) || answer.body().startsWith(BEGINNING_WITH_MARK);
    }

    private static Request.Builder request(HttpUrl url) {
        return new Request.Builder()
                .url(url)
                .header("User-Agent", AGENT)
                .header("Origin", "https://inspect.sluice.invalid");
    }
}
