package dev.sluice.api;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place an asset is published to. Its credential goes in and never comes out.
 *
 * @param id URL-safe, stable; {@code owned} is always there
 * @param name for people
 * @param kind what it is
 * @param address URL or folder without any secret; empty for {@code owned}
 * @param credential whether one is kept: stream key, passphrase or signing secret
 * @param bitRate kbit/s it is encoded anew for; null sends the show as it is
 * @param delaySeconds how long everything is held back on purpose
 * @param reconnects how lost connections are tried again
 * @param channel that links given out there carry, by which their viewers are counted; null for {@code owned}, which has all
 *     others
 * @param tested outcome of the last test; null before the first
 * @param createdAt when it was added
 * @param createdBy operator's name
 */
public record Destination(
        String id,
        String name,
        DestinationKind kind,
        String address,
        boolean credential,
        @Nullable Integer bitRate,
        int delaySeconds,
        Reconnects reconnects,
        @Nullable String channel,
        @Nullable Tested tested,
        Instant createdAt,
        String createdBy) {

    /** Id of the destination that is this service itself. */
    public static final String OWNED = "owned";

    /**
     * What a test found.
     *
     * @param at when it ended
     * @param finding {@code holds} when the destination took what was sent
     */
    public record Tested(Instant at, Finding finding) {}

    /** Where it is, as boards, events and logs may show it. */
    public String place() {
        return place(kind, address);
    }

    /** The path of a webhook is often a secret itself. */
    public static String place(DestinationKind kind, String address) {
        if (kind != DestinationKind.WEBHOOK) {
            return address;
        }
        var uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getHost();
    }
}
