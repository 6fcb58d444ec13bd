package dev.sluice.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Takes the times of one call. Redirects overwrite earlier hops, so that stages are those of the last answer. */
final class StageClock extends EventListener {
    private enum Mark {
        START,
        DNS,
        DNS_END,
        CONNECT,
        CONNECT_END,
        TLS,
        TLS_END,
        SENT,
        ANSWER,
        END
    }

    private final Map<Mark, Long> marks = new EnumMap<>(Mark.class);

    /** Finds the clock that {@link Upstream} put on the request. */
    static EventListener of(Call call) {
        var clock = call.request().tag(StageClock.class);
        return clock == null ? EventListener.NONE : clock;
    }

    private synchronized void mark(Mark mark) {
        marks.put(mark, System.nanoTime());
    }

    synchronized UpstreamRequest.Stages stages() {
        return new UpstreamRequest.Stages(
                between(Mark.DNS, Mark.DNS_END),
                between(Mark.CONNECT, Mark.TLS).plus(marks.containsKey(Mark.TLS) ? Duration.ZERO : plainConnect()),
                between(Mark.TLS, Mark.TLS_END),
                between(Mark.SENT, Mark.ANSWER),
                between(Mark.ANSWER, Mark.END),
                between(Mark.START, Mark.END));
    }

    private Duration plainConnect() {
        return between(Mark.CONNECT, Mark.CONNECT_END);
    }

    private Duration between(Mark from, Mark to) {
        @Nullable Long a = marks.get(from);
        @Nullable Long b = marks.get(to);
        return a == null || b == null || b < a ? Duration.ZERO : Duration.ofNanos(b - a);
    }

    /** The body has been read or given up. */
    void end() {
        mark(Mark.END);
    }

    @Override
    public void callStart(Call call) {
        mark(Mark.START);
    }

    @Override
    public void dnsStart(Call call, String name) {
        mark(Mark.DNS);
    }

    @Override
    public void dnsEnd(Call call, String name, List<InetAddress> addresses) {
        mark(Mark.DNS_END);
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        mark(Mark.CONNECT);
    }

    @Override
    public void secureConnectStart(Call call) {
        mark(Mark.TLS);
    }

    @Override
    public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
        mark(Mark.TLS_END);
    }

    @Override
    public void connectEnd(Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
        mark(Mark.CONNECT_END);
    }

    @Override
    public void requestHeadersEnd(Call call, Request request) {
        mark(Mark.SENT);
    }

    @Override
    public void responseHeadersStart(Call call) {
        mark(Mark.ANSWER);
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        mark(Mark.ANSWER);
    }

    @Override
    public void callFailed(Call call, IOException e) {
        mark(Mark.END);
    }
}
