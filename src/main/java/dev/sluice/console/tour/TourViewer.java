package dev.sluice.console.tour;

import dev.sluice.api.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** A viewer with a player of his own, over plain HTTP: one session, asking for one segment again and again. */
final class TourViewer {
    private static final Duration MOST = Duration.ofSeconds(30);

    private final OkHttpClient http = new OkHttpClient();
    private final HttpUrl segment;

    /** Opens the link as a player does and finds the first segment of the first variant. */
    TourViewer(String link) {
        var variant = child(HttpUrl.get(link));
        segment = child(variant);
    }

    /** Status of the next request of this session. */
    int next() {
        try (var response =
                http.newCall(new Request.Builder().url(segment).build()).execute()) {
            return response.code();
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** Asks without a pause until it is refused; when that was, by {@link System#nanoTime}. */
    long refusedAt() {
        long until = System.nanoTime() + MOST.toNanos();
        while (System.nanoTime() < until) {
            if (next() == 403) {
                return System.nanoTime();
            }
        }
        throw Fault.conflict("tour-not-refused", "The revoked session was still served after 30 s.", null);
    }

    private HttpUrl child(HttpUrl playlist) {
        var request = new Request.Builder().url(playlist).header("User-Agent", "Lavf/61 SluiceTour");
        try (var response = http.newCall(request.build()).execute()) {
            String uri = response.body()
                    .string()
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .findFirst()
                    .orElseThrow();
            return Objects.requireNonNull(response.request().url().resolve(uri));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private static Fault unreachable(IOException cause) {
        return Fault.failed("tour-unreachable", "The tour's viewer could not reach the service.", null, cause);
    }
}
