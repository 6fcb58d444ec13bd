package dev.sluice.floors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sluice.api.Fault;
import java.io.IOException;
import java.io.InputStream;

/** The feed's records as JSON: instants in ISO 8601, fields that are missing are errors, fields that are new are not. */
public final class FeedCodec {
    /** A start with ten million floors; what is larger is not said in good faith. */
    private static final long LARGEST = 512L << 20;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(LARGEST)
                            .build())
                    .build())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private FeedCodec() {}

    public static String write(FeedEvent event) {
        return text(event);
    }

    public static String write(FeedPage page) {
        return text(page);
    }

    public static String write(Snapshot snapshot) {
        return text(snapshot);
    }

    /** As UTF-8: a start may be large. */
    public static byte[] bytes(FeedStart start) {
        try {
            return JSON.writeValueAsBytes(start);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The feed's records are plain values", e);
        }
    }

    /** Reads one event; a {@link Fault} when it is malformed or of a type that is not known. */
    public static FeedEvent readEvent(String json) {
        return read(json, FeedEvent.class);
    }

    /** Reads a page; a {@link Fault} when it is malformed. */
    public static FeedPage readPage(String json) {
        return read(json, FeedPage.class);
    }

    /** Reads a snapshot; a {@link Fault} when it is malformed. */
    public static Snapshot readSnapshot(String json) {
        return read(json, Snapshot.class);
    }

    /** Reads what a reader starts with as it comes in; a {@link Fault} when it is malformed. */
    public static FeedStart readStart(InputStream json) throws IOException {
        try {
            return JSON.readValue(json, FeedStart.class);
        } catch (JsonProcessingException e) {
            throw malformed();
        }
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The feed's records are plain values", e);
        }
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw malformed();
        }
    }

    private static Fault malformed() {
        return Fault.badRequest(
                "feed-malformed",
                "The revocation feed says something this version does not understand.",
                "Check that service and edge are of the same version.");
    }
}
