package dev.sluice.playback;

import dev.sluice.share.ShareRow;
import dev.sluice.token.Grant;
import dev.sluice.token.IpPrefix;

/** What a share's tokens grant; the epochs are always those stamped on the share. */
public final class Grants {
    private Grants() {}

    /** The grant of one session. */
    public static Grant ofSession(ShareRow share, long sx, String sid) {
        return grant(share, sx, sid);
    }

    /** The grant of a link token, which reaches the multivariant playlist only. */
    public static Grant ofLink(ShareRow share) {
        return grant(share, 0, null);
    }

    private static Grant grant(ShareRow share, long sx, @org.jspecify.annotations.Nullable String sid) {
        String prefix = share.binding().ipPrefix();
        return new Grant(
                share.handle(),
                share.asset(),
                share.channel(),
                share.viewer(),
                share.createdAt(),
                sx,
                sid,
                share.epochs().toList(),
                prefix == null ? null : IpPrefix.parse(prefix),
                share.binding().deviceClass(),
                share.risk());
    }
}
