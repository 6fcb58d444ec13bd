package dev.sluice.diagnosis;

import dev.sluice.api.Json;
import dev.sluice.api.Problem;
import dev.sluice.api.SessionGrant;
import dev.sluice.hls.playlist.MediaPlaylist;
import dev.sluice.hls.playlist.MultivariantPlaylist;
import dev.sluice.hls.playlist.PlaylistReader;
import dev.sluice.hls.playlist.PlaylistTokenizer;
import dev.sluice.hls.playlist.Segment;
import dev.sluice.hls.probe.MediaProbe;
import dev.sluice.hls.probe.Probe.Container;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Goes the way of one viewer: page, session, multivariant, media, key, init, first segment. Used for one walk. */
final class Walker {
    private static final int PAGE_BYTES = 1 << 20;
    private static final int PLAYLIST_BYTES = 4 << 20;
    private static final RequestBody PLAY = ask(false);
    /** As inside a site of a browser that does not tell which: an embed page never plays by itself. */
    private static final RequestBody PLAY_FRAMED = ask(true);

    private static final ByteString BEGINNING = ByteString.encodeUtf8("#EXTM3U");
    private static final ByteString BEGINNING_WITH_MARK = ByteString.encodeUtf8("\uFEFF#EXTM3U");

    private final Fetcher fetcher;
    private final int segmentBytes;
    private @Nullable HttpUrl entry;
    private @Nullable MediaPlaylist media;
    private @Nullable HttpUrl from;
    private @Nullable HttpUrl segment;

    /** @param segmentBytes how much of the segment is read at most */
    Walker(Fetcher fetcher, int segmentBytes) {
        this.fetcher = fetcher;
        this.segmentBytes = segmentBytes;
    }

    Walk walk(Target target) {
        return ended(
                switch (target) {
                    case Target.Page page -> page(page);
                    case Target.Address address -> multivariant(address.url());
                    case Target.Token _ -> new Ending.NotWalked("A token alone leads nowhere.");
                    case Target.NotALink nothing -> new Ending.NotWalked(nothing.why());
                });
    }

    /** The same from a playlist on; a multivariant one whose fetching starts a session is asked for with HEAD only. */
    Walk resume(HttpUrl playlist, @Nullable HttpUrl mediaPlaylist) {
        if (mediaPlaylist == null) {
            return ended(multivariant(playlist));
        }
        var head = fetcher.fetch(
                Stage.MULTIVARIANT, fetcher.request(playlist).head().build(), 0);
        return ended(head.ok() ? media(mediaPlaylist, Map.of()) : failed(head));
    }

    private Walk ended(Ending ending) {
        return new Walk(fetcher.client(), ending, entry, media, from, segment);
    }

    private Ending page(Target.Page page) {
        var html = fetcher.fetch(Stage.PAGE, fetcher.request(page.url()).build(), PAGE_BYTES);
        if (!html.answered() || html.target() != null) {
            return failed(html);
        }
        boolean framed = "embed".equals(page.url().pathSegments().getFirst());
        // A page that refuses says why to people only; the start of the session says it as a code.
        var start = html.url()
                .newBuilder()
                .encodedPath("/s/" + page.handle() + "/session")
                .query(null)
                .build();
        var session = fetcher.fetch(
                Stage.SESSION,
                fetcher.request(start).post(framed ? PLAY_FRAMED : PLAY).build(),
                PAGE_BYTES);
        if (!session.ok()) {
            return html.ok() || problem(session) != null ? failed(session) : failed(html);
        }
        var playlist = playlist(session);
        return playlist == null ? new Ending.Broken(session, "names no playlist") : multivariant(playlist);
    }

    private static RequestBody ask(boolean framed) {
        return RequestBody.create(
                "{\"swapsTokens\":false,\"framed\":" + framed + ",\"ancestorOrigins\":[]}",
                MediaType.get("application/json"));
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
        entry = url;
        var answer = fetcher.fetch(Stage.MULTIVARIANT, fetcher.request(url).build(), PLAYLIST_BYTES);
        if (!answer.ok()) {
            return failed(answer);
        }
        if (!isPlaylist(answer)) {
            return isMedia(answer) ? new Ending.Played(answer, 0) : new Ending.WebPage(answer);
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
        return url == null ? new Ending.Broken(multivariant, "lists no rendition") : media(url, playlist.variables());
    }

    private Ending media(HttpUrl url, Map<String, String> variables) {
        var answer = fetcher.fetch(Stage.MEDIA, fetcher.request(url).build(), PLAYLIST_BYTES);
        if (!answer.ok()) {
            return failed(answer);
        }
        if (!isPlaylist(answer)) {
            return new Ending.Broken(answer, isHtml(answer) ? "is a web page" : "is no playlist");
        }
        var read = PlaylistReader.read(
                answer.url().toString(),
                PlaylistTokenizer.tokenize(answer.body().toByteArray()),
                variables);
        return read instanceof MediaPlaylist playlist
                ? segment(answer, playlist)
                : new Ending.Broken(answer, "is not a playlist of segments");
    }

    private Ending segment(Fetched answer, MediaPlaylist playlist) {
        media = playlist;
        from = answer.url();
        var first = playlist.segments().stream().filter(s -> !s.gap()).findFirst();
        return first.map(s -> segment(answer, s)).orElseGet(() -> new Ending.Broken(answer, "lists no segment"));
    }

    private Ending segment(Fetched playlist, Segment first) {
        for (var key : first.keys()) {
            var uri = key.uri();
            if (uri != null && !uri.isEmpty() && key.identity()) {
                var answer = resource(Stage.KEY, playlist, uri, null);
                if (answer == null || !answer.ok()) {
                    return lost(playlist, answer, "names a key that is no http address");
                }
                if (key.wholeSegment() && answer.body().size() != 16) {
                    return new Ending.Broken(answer, "is " + answer.body().size() + " bytes, not 16");
                }
            }
        }
        var map = first.map();
        if (map != null) {
            var init = resource(Stage.INIT, playlist, map.uri(), map.range());
            if (init == null || !init.ok()) {
                return lost(playlist, init, "names an init section that is no http address");
            }
        }
        var answer = resource(Stage.SEGMENT, playlist, first.uri(), first.range());
        return answer == null || !answer.ok()
                ? lost(playlist, answer, "names a segment that is no http address")
                : played(answer, first);
    }

    private Ending played(Fetched answer, Segment first) {
        if (answer.body().size() == 0) {
            return new Ending.Broken(answer, "is empty");
        }
        var container = MediaProbe.sniff(ByteBuffer.wrap(answer.body().toByteArray()));
        if (container == Container.HTML) {
            return new Ending.Broken(answer, "is a web page");
        }
        return container == Container.UNKNOWN && first.keys().isEmpty()
                ? new Ending.Broken(answer, "is no media that players know")
                : new Ending.Played(answer, first.seconds());
    }

    private Ending lost(Fetched playlist, @Nullable Fetched answer, String why) {
        return answer == null ? new Ending.Broken(playlist, why) : failed(answer);
    }

    private @Nullable Fetched resource(Stage stage, Fetched playlist, String uri, Segment.@Nullable ByteRange range) {
        var url = playlist.url().resolve(uri);
        if (url == null) {
            return null;
        }
        if (stage == Stage.SEGMENT) {
            segment = url;
        }
        var request = fetcher.request(url);
        if (range != null) {
            request.header("Range", "bytes=" + range.offset() + "-" + (range.end() - 1));
        }
        return fetcher.fetch(stage, request.build(), segmentBytes);
    }

    private static Ending failed(Fetched answer) {
        if (answer.failure() == Fetched.Failure.BARRED) {
            return new Ending.Barred(answer);
        }
        if (answer.target() != null
                || (answer.exchange().status() >= 300 && answer.exchange().status() < 400)) {
            return new Ending.Astray(answer);
        }
        return answer.exchange().status() >= 400
                ? new Ending.Refused(answer, problem(answer))
                : new Ending.Silent(answer);
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

    /** A segment that was pasted itself, out of a player's log. */
    private static boolean isMedia(Fetched answer) {
        return switch (MediaProbe.sniff(ByteBuffer.wrap(answer.body().toByteArray()))) {
            case MPEG_TS, FMP4, PACKED_AUDIO -> true;
            default -> false;
        };
    }

    static boolean isHtml(Fetched answer) {
        return MediaProbe.sniff(ByteBuffer.wrap(answer.body().toByteArray())) == Container.HTML;
    }
}
