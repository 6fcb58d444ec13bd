package dev.sluice.share;

import dev.sluice.api.Share;
import dev.sluice.api.ShareState;
import org.jspecify.annotations.Nullable;

/**
 * A share and what holds for it at one moment.
 *
 * @param row what is kept
 * @param state what follows from floors, holds and the clock
 * @param watching sessions with a live token
 * @param revocation the act that ended it; null unless revoked
 */
public record Standing(ShareRow row, ShareState state, int watching, Share.@Nullable Revocation revocation) {

    /** The share as the control API tells it. */
    public Share share(String baseUrl) {
        String page = switch (row.mode()) {
            case EMBED -> "/embed/";
            case DIRECT, API -> "/s/";
        };
        return new Share(
                row.handle(),
                row.asset(),
                row.assetTitle(),
                row.mode(),
                row.channel(),
                row.risk(),
                row.ttl().toSeconds(),
                state,
                row.createdAt(),
                row.createdBy(),
                row.expiresAt(),
                baseUrl + page + row.handle(),
                row.binding(),
                row.opens(),
                watching,
                row.override(),
                row.replaces(),
                row.replacedBy(),
                revocation);
    }
}
