package dev.sluice.diagnosis;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.hls.walk.StageClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request of a walk and its answer.
 *
 * @param client whose request it is like
 * @param stage what it was for
 * @param method HTTP method
 * @param url with every credential masked
 * @param status HTTP status; 0 when there was no answer
 * @param timing when each stage of it was over
 * @param bytes of the body that were read
 * @param headers of the answer that say something about it, lower-case names
 * @param tls how the connection was protected; null when it was not, or there was none
 * @param error why there was no answer, or no whole one; null when there was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Exchange(
        ClientKind client,
        Stage stage,
        String method,
        String url,
        int status,
        Timing timing,
        long bytes,
        Map<String, String> headers,
        @Nullable Tls tls,
        @Nullable String error) {
    public Exchange {
        headers = Map.copyOf(headers);
    }

    /** What was asked for, in a sentence: an address that says that it is no playlist is not called one. */
    public String what() {
        return stage == Stage.MULTIVARIANT && !url.contains(".m3u8") ? "address" : stage.words();
    }

    boolean ok() {
        return status >= 200 && status < 300 && error == null;
    }

    /** A header of the answer; empty when it is absent. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /**
     * How a connection was protected.
     *
     * @param version for example {@code TLSv1.3}
     * @param validUntil end of the server's certificate
     */
    public record Tls(String version, Instant validUntil) {}

    /**
     * Stage times in milliseconds; 0 where a stage was not needed, for example on a kept connection.
     *
     * @param startedMs since the walk began
     * @param dnsMs name lookup
     * @param connectMs TCP, without TLS
     * @param tlsMs handshake
     * @param waitMs request sent to first byte
     * @param receiveMs first byte to last
     */
    public record Timing(
            double startedMs, double dnsMs, double connectMs, double tlsMs, double waitMs, double receiveMs) {
        /** The times of a call in a walk that began at {@code walkBegan} ({@link System#nanoTime}). */
        static Timing of(StageClock clock, long walkBegan) {
            var stages = clock.stages();
            return new Timing(
                    (clock.began(walkBegan) - walkBegan) / 1e6,
                    millis(stages.dns()),
                    millis(stages.connect()),
                    millis(stages.tls()),
                    millis(stages.answer()),
                    millis(stages.body()));
        }

        private static double millis(Duration time) {
            return time.toNanos() / 1e6;
        }

        /** From the call to the last byte. */
        public double totalMs() {
            return dnsMs + connectMs + tlsMs + waitMs + receiveMs;
        }
    }
}
