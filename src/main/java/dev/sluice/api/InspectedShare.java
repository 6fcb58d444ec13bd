package dev.sluice.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the service knows about a link that support pasted.
 *
 * @param share the share it belongs to; null when no share matches
 * @param refusalCode rule that refuses it now, for example {@code revoked}; null when nothing does
 * @param refusalSentence that rule in people's words
 * @param sessions newest first, at most 20
 */
public record InspectedShare(
        @Nullable Share share,
        @Nullable String refusalCode,
        @Nullable String refusalSentence,
        List<SessionInfo> sessions) {
    public InspectedShare {
        sessions = List.copyOf(sessions);
    }
}
