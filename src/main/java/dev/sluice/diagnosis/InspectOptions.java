package dev.sluice.diagnosis;

import dev.sluice.api.Fault;
import dev.sluice.token.foreign.VerificationKeys;
import java.time.Duration;
import okhttp3.HttpUrl;

/**
 * How far an inspection goes.
 *
 * @param offline decode only, no request
 * @param allowPrivate follow links into private networks, too
 * @param trial try the video with a fresh link where this one is dead or must not be spent; the service makes one if the
 *     role allows
 * @param origin of the page that players are tried in
 * @param keys what signatures are checked with, beside the service's own
 * @param patience how long all requests together may take
 */
public record InspectOptions(
        boolean offline, boolean allowPrivate, boolean trial, String origin, VerificationKeys keys, Duration patience) {
    /** The page where nobody named one; no link is bound to it. */
    static final String SOME_PAGE = "https://inspect.sluice.invalid";

    private static final int LONGEST_HOST = 253;

    /** Walks, tries the video, and stays out of private networks. */
    public static final InspectOptions CAREFUL = new InspectOptions(false, false);

    /** The usual, but for these two. */
    public InspectOptions(boolean offline, boolean allowPrivate) {
        this(offline, allowPrivate, true, SOME_PAGE, VerificationKeys.NONE, Duration.ofSeconds(15));
    }

    /**
     * The same from a page of a site, as people write one: {@code https://shop.example}, with or without its beginning.
     *
     * @throws Fault {@code site-malformed} for what is none
     */
    public InspectOptions from(String site) {
        var text = site.strip();
        var url = HttpUrl.parse(text.contains("://") ? text : "https://" + text);
        if (url == null || url.host().length() > LONGEST_HOST) {
            throw Fault.badRequest(
                    "site-malformed", "The site is no web address.", "Write it like https://shop.example.");
        }
        int usual = HttpUrl.defaultPort(url.scheme());
        var origin = url.scheme() + "://" + url.host() + (url.port() == usual ? "" : ":" + url.port());
        return new InspectOptions(offline, allowPrivate, trial, origin, keys, patience);
    }

    /** The same with keys at hand. */
    public InspectOptions with(VerificationKeys atHand) {
        return new InspectOptions(offline, allowPrivate, trial, origin, atHand, patience);
    }

    /** The same in less or more time. */
    public InspectOptions within(Duration time) {
        return new InspectOptions(offline, allowPrivate, trial, origin, keys, time);
    }

    /** The same into private networks, too. */
    public InspectOptions anywhere() {
        return new InspectOptions(offline, true, trial, origin, keys, patience);
    }
}
