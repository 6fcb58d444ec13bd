package dev.sluice.floors;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** The reversible half of revocation: a share stopped or shortened until the hold is lifted or the share ends. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "hold")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Hold.Frozen.class, name = "frozen"),
    @JsonSubTypes.Type(value = Hold.Shortened.class, name = "shortened")
})
public sealed interface Hold {
    /** The share that is held. */
    String share();

    /** When the share and every token under it is over by itself, and the hold can be forgotten. */
    Instant until();

    /** Nothing plays until it is lifted. */
    record Frozen(String share, Instant until) implements Hold {}

    /**
     * Plays until an instant that is earlier than its tokens say.
     *
     * @param notAfter dead at this instant
     */
    record Shortened(String share, Instant until, Instant notAfter) implements Hold {}
}
