package dev.sluice.client;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.sluice.api.Expiring;
import dev.sluice.api.IssuedShare;
import dev.sluice.api.Page;
import dev.sluice.api.SessionInfo;
import dev.sluice.api.Share;
import dev.sluice.api.ShareRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The share routes of the control API. */
public final class Shares {
    private static final String SHARES = "shares";
    private static final TypeReference<Share> SHARE = new TypeReference<>() {};
    private static final TypeReference<IssuedShare> ISSUED = new TypeReference<>() {};

    private final Wire wire;

    Shares(Wire wire) {
        this.wire = wire;
    }

    /**
     * A page of shares, with the total of all that match.
     *
     * @param limit 1 to 500
     * @param after {@link Page#next} of the page before; null for the first
     */
    public Page<Share> list(ShareFilter filter, int limit, @Nullable String after) {
        return list(filter, limit, after, 0);
    }

    /**
     * The same further on, for somebody who scrolls fast.
     *
     * @param skip how many more to leave out after {@code after}; costs the service more than a cursor does
     */
    public Page<Share> list(ShareFilter filter, int limit, @Nullable String after, int skip) {
        return list(filter, limit, after, skip, true);
    }

    /** The same; not {@code counted}, the page comes without the total, which may cost the service far more than a page. */
    public Page<Share> list(ShareFilter filter, int limit, @Nullable String after, int skip, boolean counted) {
        var url = wire.url(SHARES).newBuilder().addQueryParameter("limit", Integer.toString(limit));
        if (skip > 0) {
            url.addQueryParameter("skip", Integer.toString(skip));
        }
        if (!counted) {
            url.addQueryParameter("count", "false");
        }
        filter.addTo(url);
        if (after != null) {
            url.addQueryParameter("after", after);
        }
        return wire.get(url.build(), new TypeReference<>() {});
    }

    /**
     * When links that still play end.
     *
     * @param hours how far to look
     * @param buckets into how many parts, 1 to 500
     */
    public Expiring expiring(int hours, int buckets) {
        var url = wire.url(SHARES, "expiring")
                .newBuilder()
                .addQueryParameter("hours", Integer.toString(hours))
                .addQueryParameter("buckets", Integer.toString(buckets));
        return wire.get(url.build(), new TypeReference<>() {});
    }

    /** Creates a share; its signed link, if its mode has one, is handed out this once. */
    public IssuedShare create(ShareRequest request) {
        return wire.post(wire.url(SHARES), request, ISSUED);
    }

    /** One share. */
    public Share get(String handle) {
        return wire.get(wire.url(SHARES, handle), SHARE);
    }

    /** Its sessions, newest first. */
    public Page<SessionInfo> sessions(String handle) {
        return wire.get(wire.url(SHARES, handle, "sessions"), new TypeReference<>() {});
    }

    /** Ends the share for good. */
    public Share revoke(String handle, @Nullable String reason) {
        return wire.post(wire.url(SHARES, handle, "revoke"), reason == null ? null : Map.of("reason", reason), SHARE);
    }

    /** Holds the share until it is unfrozen. */
    public Share freeze(String handle) {
        return wire.post(wire.url(SHARES, handle, "freeze"), null, SHARE);
    }

    /** Lifts the hold. */
    public Share unfreeze(String handle) {
        return wire.post(wire.url(SHARES, handle, "unfreeze"), null, SHARE);
    }

    /**
     * Bounds the share anew, counted from now. An {@code api} link that is to live longer becomes a new one, which is then
     * what is answered.
     *
     * @param ttl {@code 10m}, {@code 1h30m} or {@code PT2H}, within the tier's range
     */
    public IssuedShare ttl(String handle, String ttl) {
        return wire.post(wire.url(SHARES, handle, "ttl"), Map.of("ttl", ttl), ISSUED);
    }

    /** Makes a new share with a new handle from an ended one. */
    public IssuedShare reissue(String handle) {
        return wire.post(wire.url(SHARES, handle, "reissue"), null, ISSUED);
    }
}
