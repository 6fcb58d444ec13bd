package dev.sluice.playback;

import dev.sluice.api.IssuedShare;
import dev.sluice.api.Share;
import dev.sluice.api.ShareMode;
import dev.sluice.share.ShareRow;
import dev.sluice.share.Standing;
import dev.sluice.token.Minter;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes the URLs that are handed out. */
public final class Links {
    private final Site site;
    private final Minter minter;
    private final Clock clock;

    public Links(Site site, Minter minter, Clock clock) {
        this.site = site;
        this.minter = minter;
        this.clock = clock;
    }

    /** The share as the control API tells it. */
    public Share share(Standing standing) {
        return standing.share(site.base().toString());
    }

    /** The share with its signed link, where its mode has one. */
    public IssuedShare issued(Standing standing) {
        return new IssuedShare(share(standing), signedLink(standing.row()));
    }

    private @Nullable String signedLink(ShareRow row) {
        if (row.mode() != ShareMode.API) {
            return null;
        }
        return site.base() + path(Grants.ofLink(row), row.expiresAt(), row.asset());
    }

    /** A media path under a token minted now; the epochs are the share's, so that a dead share's token is dead as well. */
    public String path(dev.sluice.token.Grant grant, Instant expires, String asset) {
        Instant now = clock.instant();
        String token = minter.mint(grant, now.minus(Sessions.CLOCK_MARGIN), expires, now);
        return "/URISigningPackage=" + token + "/" + asset + "/master.m3u8";
    }
}
