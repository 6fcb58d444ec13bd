package dev.sluice.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.sluice.edge.Upstream.Answer;
import dev.sluice.gateway.MediaFile;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files fetched from an origin and kept in memory under their path without the token. Viewers who want the same file at once
 * share one fetch; a fetch that the origin refused, it refused to one of them, so that the others ask for themselves.
 */
final class OriginMedia implements MediaStore {
    private static final Logger LOG = LoggerFactory.getLogger(OriginMedia.class);

    /** A live playlist is new every segment, its picture now and then; the files it names do not change. */
    private static final Duration CHANGING_KEPT = Duration.ofSeconds(1);

    private static final Duration SEGMENT_KEPT = Duration.ofMinutes(10);

    private final Upstream origin;
    private final Executor blocking;
    private final Cache<String, MediaFile> kept;
    private final Map<String, CompletableFuture<Answer>> underWay = new ConcurrentHashMap<>();

    OriginMedia(Upstream origin, long cacheBytes, Executor blocking) {
        this.origin = origin;
        this.blocking = blocking;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(cacheBytes)
                .weigher((String path, MediaFile file) -> file.length() + path.length())
                .expireAfter(Expiry.<String, MediaFile>creating(
                        (path, file) -> file.changes() || path.endsWith(".m3u8") ? CHANGING_KEPT : SEGMENT_KEPT))
                .build();
    }

    @Override
    public void answer(Asked asked) {
        var file = kept.getIfPresent(asked.signed().path());
        if (file != null) {
            asked.answer(Optional.of(file));
        } else {
            blocking.execute(() -> fetched(asked));
        }
    }

    private void fetched(Asked asked) {
        try {
            var answer = shared(asked);
            if (answer.status() == 200) {
                asked.answer(Optional.of(file(asked, answer)));
            } else {
                Upstream.relay(asked, answer);
            }
        } catch (RuntimeException e) {
            LOG.warn("The origin was not reached: {}", e.getMessage());
            Upstream.unreachable(asked);
        }
    }

    private Answer shared(Asked asked) {
        String path = asked.signed().path();
        var mine = new CompletableFuture<Answer>();
        var other = underWay.putIfAbsent(path, mine);
        if (other != null) {
            var answer = await(other);
            return answer.status() == 200 ? answer : origin.fetch(asked);
        }
        try {
            var answer = origin.fetch(asked);
            if (answer.status() == 200) {
                kept.put(path, file(asked, answer));
            }
            mine.complete(answer);
            return answer;
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            underWay.remove(path);
        }
    }

    private static Answer await(CompletableFuture<Answer> other) {
        try {
            return other.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the fetch of another viewer failed", e);
        }
    }

    private static MediaFile file(Asked asked, Answer answer) {
        String type = answer.type().isEmpty() ? MediaFile.typeOf(asked.file()) : answer.type();
        // What the origin forbids to store, the viewer's own cache must not keep either.
        return new MediaFile(answer.body(), type, answer.changes());
    }
}
