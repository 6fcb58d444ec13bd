package dev.sluice.floors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sluice.api.Fault;

/** The feed's records as JSON: instants in ISO 8601, fields that are missing are errors, fields that are new are not. */
public final class FeedCodec {
    private static final ObjectMapper JSON = JsonMapper.builder()
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

    public static String write(FeedStart start) {
        return text(start);
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

    /** Reads what a reader starts with; a {@link Fault} when it is malformed. */
    public static FeedStart readStart(String json) {
        return read(json, FeedStart.class);
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
            throw Fault.badRequest(
                    "feed-malformed",
                    "The revocation feed says something this version does not understand.",
                    "Check that service and edge are of the same version.");
        }
    }
}
