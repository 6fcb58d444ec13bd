package dev.sluice.diagnosis;

import com.fasterxml.jackson.annotation.JsonProperty;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * A kind of player, as far as its requests tell it apart: what it says of itself, whether a page's origin goes along,
 * whether cookies come back, what it does with redirects. Whether it can decode what it gets does not show in requests.
 */
public enum ClientKind {
    /** hls.js in a page of some site. */
    @JsonProperty("browser")
    BROWSER(
            "Browser",
            "Mozilla/5.0 (compatible; Sluice Inspect) AppleWebKit/537.36 Chrome/130.0 Safari/537.36",
            true,
            true,
            true),
    /** A page in Safari, which keeps no cookies of other sites than the page's own. */
    @JsonProperty("safari")
    SAFARI(
            "Safari, no cookies",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1",
            true,
            false,
            true),
    @JsonProperty("avplayer")
    AVPLAYER(
            "AVPlayer",
            "AppleCoreMedia/1.0.0.22A3354 (iPhone; U; CPU OS 18_0 like Mac OS X; en_us)",
            false,
            true,
            true),
    @JsonProperty("vlc")
    VLC("VLC", "VLC/3.0.21 LibVLC/3.0.21", false, true, true),
    /** Its stock HTTP source keeps no cookies and does not go from http to https or back. */
    @JsonProperty("exoplayer")
    EXOPLAYER("ExoPlayer", "ExoPlayerLib/2.19.1 (Linux; Android 14)", false, false, false);

    private final String label;
    private final String agent;
    private final boolean inPage;
    private final boolean keepsCookies;
    private final boolean changesScheme;

    ClientKind(String label, String agent, boolean inPage, boolean keepsCookies, boolean changesScheme) {
        this.label = label;
        this.agent = agent;
        this.inPage = inPage;
        this.keepsCookies = keepsCookies;
        this.changesScheme = changesScheme;
    }

    /** Its name for people. */
    public String label() {
        return label;
    }

    /** Whether it plays inside a web page, which may read only what CORS headers allow. */
    boolean inPage() {
        return inPage;
    }

    boolean keepsCookies() {
        return keepsCookies;
    }

    /** Whether it is one of those that phones use. */
    boolean mobile() {
        return this == SAFARI || this == AVPLAYER || this == EXOPLAYER;
    }

    /** Whether it follows a redirect from one address to another. */
    boolean follows(HttpUrl from, HttpUrl to) {
        return changesScheme || from.scheme().equals(to.scheme());
    }

    /** A request as it makes it, out of a page of {@code origin} where it plays in one. */
    Request.Builder request(HttpUrl url, String origin) {
        var request = new Request.Builder().url(url).header("User-Agent", agent);
        return inPage ? request.header("Origin", origin) : request;
    }
}
