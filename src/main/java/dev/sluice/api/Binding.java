package dev.sluice.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The context a share is tied to; an absent rule does not bind.
 *
 * @param viewer only this viewer id, asserted by the customer's backend
 * @param recipient the named person or system the share was issued to
 * @param origins allowed embed origins ({@code https://host[:port]}). An embed link is created with some, or with
 *     {@link #ANY_ORIGIN} alone; empty in an answer, any site may frame it
 * @param ipPrefix CIDR, v4 or v6
 * @param deviceClass {@code desktop}, {@code mobile} or {@code tv}
 * @param maxSessions sessions at once
 * @param maxOpens sessions ever started
 * @param notBefore no session starts earlier
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Binding(
        @Nullable String viewer,
        @Nullable String recipient,
        List<String> origins,
        @Nullable String ipPrefix,
        @Nullable String deviceClass,
        @Nullable Integer maxSessions,
        @Nullable Integer maxOpens,
        @Nullable Instant notBefore) {

    /** Binds to nothing. */
    public static final Binding NONE = new Binding(null, null, List.of(), null, null, null, null, null);

    /** Stands alone among the origins of a request where any site may frame the link, so that nobody forgets them. */
    public static final String ANY_ORIGIN = "*";

    public Binding {
        origins = origins == null ? List.of() : List.copyOf(origins);
    }

    /** The same with other origins. */
    public Binding withOrigins(List<String> others) {
        return new Binding(viewer, recipient, others, ipPrefix, deviceClass, maxSessions, maxOpens, notBefore);
    }
}
