package dev.sluice.relay;

import dev.sluice.api.Problem;
import dev.sluice.hls.playlist.Segment.ByteRange;
import dev.sluice.hls.probe.MediaProbe;
import dev.sluice.hls.probe.Probe.Container;
import dev.sluice.hls.walk.StageClock;
import dev.sluice.relay.UpstreamRequest.Kind;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import okhttp3.Call;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** One upstream request from start to evidence. Used once. */
final class Exchange {
    private static final int LOOKED_AT = 512;
    private static final int SHOWN = 160;

    private final RequestLog log;
    private final Kind kind;
    private final String what;
    private final long limit;
    private final StageClock clock = new StageClock();
    private final int number;
    private final Instant startedAt = Instant.now();
    private final Buffer body = new Buffer();
    private String url = "";
    private int status;
    private String contentType = "";
    private long received;

    /**
     * A request to be made.
     *
     * @param what what is asked for, as people say it, for example {@code segment 3}
     * @param limit bytes read at most
     */
    Exchange(RequestLog log, Kind kind, String what, long limit) {
        this.log = log;
        this.kind = kind;
        this.what = what;
        this.limit = limit;
        this.number = log.nextNumber();
    }

    StageClock clock() {
        return clock;
    }

    Fetched run(Call call, @Nullable ByteRange range) throws UpstreamFailure {
        url = call.request().url().toString();
        try (var response = call.execute()) {
            receive(response, range);
            return new Fetched(url, body.readByteArray(), evidence(null, null));
        } catch (IOException e) {
            throw failed(Problems.broken(e, what, MaskedUrl.of(url)), false);
        }
    }

    private void receive(Response response, @Nullable ByteRange range) throws IOException, UpstreamFailure {
        url = response.request().url().toString();
        status = response.code();
        contentType = Objects.requireNonNullElse(response.header("Content-Type"), "");
        // A server that ignores the range sends everything; what lies behind the range is not waited for.
        var cut = status == 200 ? range : null;
        read(response, cut == null ? limit : Math.min(limit, cut.end()));
        if (received > limit) {
            throw failed(Problems.tooLarge(what, limit), false);
        }
        requireMedia();
        if (cut != null) {
            cut(cut);
        }
    }

    private void read(Response response, long enough) throws IOException {
        var source = response.body().source();
        while (received <= enough) {
            var n = source.read(body, 64 * 1024L);
            clock.end();
            if (n < 0) {
                return;
            }
            received += n;
        }
    }

    private void cut(ByteRange range) throws IOException {
        if (body.size() < range.end()) {
            throw new ProtocolException("shorter than the byte range");
        }
        body.skip(range.offset());
        var wanted = new Buffer();
        wanted.write(body, range.length());
        body.clear();
        body.write(wanted, range.length());
    }

    private void requireMedia() throws UpstreamFailure {
        var head = head();
        var detail = "%s · %s · %s".formatted(MaskedUrl.of(url), contentType, printable(head));
        if (status < 200 || status > 299) {
            throw failed(Problems.status(status, what, detail), true);
        }
        if (kind != Kind.KEY && MediaProbe.sniff(ByteBuffer.wrap(head)) == Container.HTML) {
            throw failed(Problems.html(status, what, detail), true);
        }
    }

    private UpstreamFailure failed(Problem problem, boolean show) {
        clock.end();
        return new UpstreamFailure(
                problem, evidence(problem.title(), show && kind != Kind.KEY ? printable(head()) : null));
    }

    private UpstreamRequest evidence(@Nullable String failure, @Nullable String firstBytes) {
        var request = new UpstreamRequest(
                number,
                kind,
                MaskedUrl.of(url),
                startedAt,
                status,
                contentType,
                received,
                UpstreamRequest.Stages.of(clock.stages()),
                failure,
                firstBytes);
        log.add(request);
        return request;
    }

    private byte[] head() {
        return body.snapshot((int) Math.min(body.size(), LOOKED_AT)).toByteArray();
    }

    /** Text as text, anything else with dots for what does not print. */
    private static String printable(byte[] head) {
        var text = new String(head, 0, Math.min(head.length, SHOWN), StandardCharsets.UTF_8);
        return MaskedUrl.of(text.replaceAll("[\\p{Cntrl}\\uFFFD]+", "."));
    }
}
