package dev.sluice.playback;

import dev.sluice.share.ShareRow;
import dev.sluice.token.Grant;
import dev.sluice.token.IpPrefix;
import org.jspecify.annotations.Nullable;

/** What a share's tokens grant; the epochs are always those stamped on the share. */
public final class Grants {
    private Grants() {}

    /** The grant of a session of the viewer the share is bound to, or of nobody known. */
    public static Grant ofSession(ShareRow share, long sx, String sid) {
        return grant(share, sx, sid, share.viewer());
    }

    /**
     * The grant of one session.
     *
     * @param viewer hash of the viewer who watches; null for an anonymous one
     */
    public static Grant ofSession(ShareRow share, long sx, String sid, @Nullable String viewer) {
        return grant(share, sx, sid, viewer);
    }

    /** The grant of a link token, which reaches the multivariant playlist only. */
    public static Grant ofLink(ShareRow share) {
        return grant(share, 0, null, share.viewer());
    }

    private static Grant grant(ShareRow share, long sx, @Nullable String sid, @Nullable String viewer) {
        String prefix = share.binding().ipPrefix();
        return new Grant(
                share.handle(),
                share.asset(),
                share.channel(),
                viewer,
                share.createdAt(),
                sx,
                sid,
                share.epochs().toList(),
                prefix == null ? null : IpPrefix.parse(prefix),
                share.binding().deviceClass(),
                share.risk());
    }
}
