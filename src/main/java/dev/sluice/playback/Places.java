package dev.sluice.playback;

import dev.sluice.share.ShareRow;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** How many of a share's sessions are being watched, where the share bounds them. */
record Places(Activity activity) {
    /** A player with one long token that has asked for nothing for so long no longer holds a place. */
    private static final Duration IDLE = Duration.ofMinutes(2);

    /**
     * Sessions that hold a place; a page that renews is there even while it pauses.
     *
     * @param besides index of a session that is not counted; 0 counts all
     */
    int taken(Handle h, ShareRow share, long besides, Instant now) {
        if (share.binding().maxSessions() == null) {
            return 0;
        }
        Instant recent = now.minus(IDLE);
        return (int) SessionTable.live(h, share.handle(), now).stream()
                .filter(live -> live.sx() != besides)
                .filter(live -> live.renews()
                        || activity.last(live.sx()).orElse(live.startedAt()).isAfter(recent))
                .count();
    }
}
