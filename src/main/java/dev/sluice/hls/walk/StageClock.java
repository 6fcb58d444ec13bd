package dev.sluice.hls.walk;

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

/**
 * Takes the times of one OkHttp call. Redirects that the client follows overwrite earlier hops, so that stages are those of
 * the last answer. Safe for any thread: connection attempts may run beside each other.
 */
public final class StageClock extends EventListener {
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

    /**
     * Times of one request, each zero where the stage did not happen (a connection that was reused has neither dns nor
     * connect nor tls).
     *
     * @param dns looking up the name
     * @param connect TCP handshake
     * @param tls TLS handshake
     * @param answer from the request sent to the head of the answer, or to the failure where none came
     * @param body from there to the last byte
     * @param total from start to end, queueing included
     */
    public record Stages(
            Duration dns, Duration connect, Duration tls, Duration answer, Duration body, Duration total) {}

    /** Finds the clock that was put on a request as its tag. */
    public static EventListener of(Call call) {
        var clock = call.request().tag(StageClock.class);
        return clock == null ? EventListener.NONE : clock;
    }

    /** Where the time went, as far as the call has come. */
    public synchronized Stages stages() {
        return new Stages(
                between(Mark.DNS, Mark.DNS_END),
                marks.containsKey(Mark.TLS) ? between(Mark.CONNECT, Mark.TLS) : between(Mark.CONNECT, Mark.CONNECT_END),
                between(Mark.TLS, Mark.TLS_END),
                between(Mark.SENT, marks.containsKey(Mark.ANSWER) ? Mark.ANSWER : Mark.END),
                between(Mark.ANSWER, Mark.END),
                between(Mark.START, Mark.END));
    }

    /** When the call began, as {@link System#nanoTime} counts; {@code otherwise} before it has. */
    public synchronized long began(long otherwise) {
        return marks.getOrDefault(Mark.START, otherwise);
    }

    /** The body has been read or given up. */
    public void end() {
        mark(Mark.END);
    }

    private synchronized void mark(Mark mark) {
        marks.put(mark, System.nanoTime());
    }

    private Duration between(Mark from, Mark to) {
        @Nullable Long a = marks.get(from);
        @Nullable Long b = marks.get(to);
        return a == null || b == null || b < a ? Duration.ZERO : Duration.ofNanos(b - a);
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
    public void connectFailed(
            Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol, IOException e) {
        mark(Mark.CONNECT_END);
    }

    @Override
    public void requestHeadersEnd(Call call, Request request) {
        mark(Mark.SENT);
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
