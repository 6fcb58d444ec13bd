package dev.sluice.playback;

import dev.sluice.api.IssuedShare;
import dev.sluice.api.Share;
import dev.sluice.api.ShareMode;
import dev.sluice.share.ShareRow;
import dev.sluice.share.Standing;
import dev.sluice.token.Grant;
import dev.sluice.token.KeyRing;
import dev.sluice.token.Minter;
import dev.sluice.token.SigningKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the URLs that are handed out. */
public final class Links {
    private final Site site;
    private final Minter minter;
    private final KeyRing ring;
    private final Clock clock;

    public Links(Site site, Minter minter, KeyRing ring, Clock clock) {
        this.site = site;
        this.minter = minter;
        this.ring = ring;
        this.clock = clock;
    }

    /** The share as the control API tells it. */
    public Share share(Standing standing) {
        return standing.share(site.base().toString());
    }

    /** The share with its signed link, where its mode has one and the key that signs it was not killed meanwhile. */
    public IssuedShare issued(Standing standing) {
        ShareRow row = standing.row();
        return new IssuedShare(share(standing), row.mode() == ShareMode.API ? signedLink(row) : null);
    }

    private @Nullable String signedLink(ShareRow row) {
        return signed(row, row.expiresAt()).map(path -> site.base() + path).orElse(null);
    }

    /**
     * A media path that starts a session, under a link token minted now. Epochs and key are those the share was stamped with,
     * so that a dead share's token is dead as well; empty where that key was killed, for it signs nothing.
     */
    public Optional<String> signed(ShareRow share, Instant expires) {
        return ring.signer(share.kid()).map(key -> path(key, Grants.ofLink(share), expires));
    }

    /** Whether the key that signs the share's link was not killed. */
    public boolean signs(ShareRow share) {
        return ring.signer(share.kid()).isPresent();
    }

    /** A media path of a session, under a token minted now with the key that signs now. */
    public String path(Grant grant, Instant expires) {
        return path(ring.active(), grant, expires);
    }

    private String path(SigningKey key, Grant grant, Instant expires) {
        Instant now = clock.instant();
        String token = minter.mint(key, grant, now.minus(Sessions.CLOCK_MARGIN), expires, now);
        return "/URISigningPackage=" + token + "/" + grant.asset() + "/master.m3u8";
    }
}
