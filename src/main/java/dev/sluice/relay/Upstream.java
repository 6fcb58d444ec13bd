package dev.sluice.relay;

import dev.sluice.hls.playlist.Segment.ByteRange;
import dev.sluice.hls.walk.StageClock;
import dev.sluice.relay.UpstreamRequest.Kind;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Fetches for one preview and notes each request. Blocking; closing cancels what is under way. */
final class Upstream {
    private static final long PLAYLIST_AT_MOST = 32L << 20;
    private static final long SEGMENT_AT_MOST = 128L << 20;
    private static final long KEY_AT_MOST = 4096;

    private final OkHttpClient http;
    private final @Nullable HttpUrl home;
    private final Map<String, String> headers;
    private final RequestLog log;
    private final Set<Call> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private Upstream(OkHttpClient http, @Nullable HttpUrl home, Map<String, String> headers, RequestLog log) {
        this.http = http;
        this.home = home;
        this.headers = Map.copyOf(headers);
        this.log = log;
    }

    /** Headers go with every request, but a credential only to the origin of {@code home}: playlists name any host. */
    static Upstream of(OkHttpClient http, @Nullable HttpUrl home, Map<String, String> headers, RequestLog log) {
        var own = http.newBuilder()
                .eventListenerFactory(StageClock::of)
                .cookieJar(new Cookies())
                .build();
        return new Upstream(own, home, headers, log);
    }

    /** The same client with the same cookies, whose requests are no part of what playing costs and are noted nowhere. */
    Upstream aside() {
        return new Upstream(http, home, headers, new RequestLog(request -> {}));
    }

    /** Ends what is under way; everything asked for later fails at once. */
    void close() {
        closed = true;
        underWay.forEach(Call::cancel);
    }

    Fetched playlist(String url) throws UpstreamFailure {
        return run(new Exchange(log, Kind.PLAYLIST, "the playlist", PLAYLIST_AT_MOST), url, null);
    }

    Fetched key(String url) throws UpstreamFailure {
        return run(new Exchange(log, Kind.KEY, "the key", KEY_AT_MOST), url, null);
    }

    Fetched init(String url, @Nullable ByteRange range) throws UpstreamFailure {
        return run(new Exchange(log, Kind.INIT, "the initialisation segment", SEGMENT_AT_MOST), url, range);
    }

    Fetched segment(long number, String url, @Nullable ByteRange range) throws UpstreamFailure {
        return run(new Exchange(log, Kind.SEGMENT, "segment " + number, SEGMENT_AT_MOST), url, range);
    }

    /** Says in the log what is wrong with an answer that came whole. */
    void blame(Fetched fetched, String why) {
        log.amend(fetched.request(), why);
    }

    private Fetched run(Exchange exchange, String address, @Nullable ByteRange range) throws UpstreamFailure {
        var url = HttpUrl.parse(address);
        if (url == null) {
            throw new UpstreamFailure(Problems.badAddress(), null);
        }
        var call = http.newCall(request(url, range, exchange.clock()));
        underWay.add(call);
        if (closed) {
            call.cancel();
        }
        try {
            return exchange.run(call, range);
        } finally {
            underWay.remove(call);
        }
    }

    private Request request(HttpUrl url, @Nullable ByteRange range, StageClock clock) {
        var request = new Request.Builder().url(url).tag(StageClock.class, clock);
        headers.forEach((name, value) -> {
            if (mayCarry(name, url)) {
                request.header(name, value);
            }
        });
        if (range != null) {
            request.header("Range", "bytes=" + range.offset() + "-" + (range.end() - 1));
        }
        return request.build();
    }

    private boolean mayCarry(String header, HttpUrl url) {
        boolean credential = header.equalsIgnoreCase("Authorization") || header.equalsIgnoreCase("Cookie");
        boolean atHome = home != null
                && url.scheme().equals(home.scheme())
                && url.host().equals(home.host())
                && url.port() == home.port();
        return atHome || !credential;
    }
}
