package dev.sluice.client;

import dev.sluice.api.EdgePoll;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.HttpUrl;

/**
 * The revocation feed of a service under an edge's key, as JSON text: what it means is for the floors to say. Calls block
 * for at most four seconds, for a lease is short, or as they say, and throw {@link dev.sluice.api.Fault}.
 */
public final class EdgeFeed implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(4);
    private static final Duration LONGEST_START = Duration.ofMinutes(1);
    private static final String FEED = "feed";

    private final HttpUrl base;
    private final Wire wire;
    private final Wire start;

    /**
     * Connects to nothing yet.
     *
     * @param key of an edge; goes to this service's control API and nowhere else
     */
    public EdgeFeed(HttpUrl base, String key) {
        this.base = base;
        this.wire = new Wire(base, key, LONGEST);
        this.start = new Wire(base, key, LONGEST_START);
    }

    /**
     * Everything in force, which may be a million floors: read as it comes in, and given a minute.
     *
     * @param reader bounds what it takes
     */
    public <T> T start(Reader<T> reader) {
        return start.streamed(start.url(FEED), reader);
    }

    /** Makes something of an answer. */
    public interface Reader<T> {
        T read(InputStream answer) throws IOException;
    }

    /** Acknowledges, and returns what comes next, after a second at the latest. */
    public String poll(EdgePoll poll) {
        return text(wire.bytes(wire.url(FEED, "poll"), poll));
    }

    /** The public keys to honour. */
    public String keys() {
        var url = base.newBuilder().addPathSegments(".well-known/jwks.json").build();
        return text(wire.bytes(url));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Ends every call under way. */
    @Override
    public void close() {
        wire.close();
        start.close();
    }
}
