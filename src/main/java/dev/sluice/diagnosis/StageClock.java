package dev.sluice.diagnosis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
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

/** Notes when each part of one call was over. */
final class StageClock extends EventListener {
    private final Map<Mark, Long> marks = new EnumMap<>(Mark.class);

    /** The stage times, with the beginning counted from {@code walkBegan} ({@link System#nanoTime}). */
    Exchange.Timing timing(long walkBegan) {
        return new Exchange.Timing(
                (marks.getOrDefault(Mark.CALL, walkBegan) - walkBegan) / 1e6,
                between(Mark.DNS, Mark.DNS_END),
                between(Mark.CONNECT, Mark.CONNECT_END) - between(Mark.TLS, Mark.TLS_END),
                between(Mark.TLS, Mark.TLS_END),
                between(Mark.REQUEST, Mark.FIRST_BYTE),
                between(Mark.FIRST_BYTE, Mark.LAST_BYTE));
    }

    private double between(Mark from, Mark to) {
        var start = marks.get(from);
        var end = marks.get(to);
        return start == null || end == null ? 0 : (end - start) / 1e6;
    }

    private void mark(Mark mark) {
        marks.put(mark, System.nanoTime());
    }

    @Override
    public void callStart(Call call) {
        mark(Mark.CALL);
    }

    @Override
    public void dnsStart(Call call, String domainName) {
        mark(Mark.DNS);
    }

    @Override
    public void dnsEnd(Call call, String domainName, List<InetAddress> inetAddressList) {
        mark(Mark.DNS_END);
    }

    @Override
    public void connectStart(Call call, InetSocketAddress inetSocketAddress, Proxy proxy) {
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
    public void connectEnd(Call call, InetSocketAddress inetSocketAddress, Proxy proxy, @Nullable Protocol protocol) {
        mark(Mark.CONNECT_END);
    }

    @Override
    public void requestHeadersStart(Call call) {
        mark(Mark.REQUEST);
    }

    @Override
    public void requestHeadersEnd(Call call, Request request) {
        mark(Mark.REQUEST);
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        mark(Mark.FIRST_BYTE);
    }

    @Override
    public void responseBodyEnd(Call call, long byteCount) {
        mark(Mark.LAST_BYTE);
    }

    @Override
    public void responseFailed(Call call, IOException ioe) {
        mark(Mark.LAST_BYTE);
    }

    private enum Mark {
        CALL,
        DNS,
        DNS_END,
        CONNECT,
        TLS,
        TLS_END,
        CONNECT_END,
        REQUEST,
        FIRST_BYTE,
        LAST_BYTE
    }
}
