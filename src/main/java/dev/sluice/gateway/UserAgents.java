package dev.sluice.gateway;

import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** What a User-Agent header gives away; never trusted for more than convenience, except where a share is bound to it. */
public final class UserAgents {
    private static final List<String> PREVIEWS = List.of(
            "bot",
            "preview",
            "crawler",
            "spider",
            "facebookexternalhit",
            "whatsapp",
            "slack-imgproxy",
            "skypeuripreview",
            "embedly",
            "vkshare");
    private static final List<String> PREFETCH = List.of("Sec-Purpose", "Purpose", "X-Moz", "X-Purpose");
    private static final List<String> PLAYERS = List.of(
            "lavf/",
            "vlc",
            "libvlc",
            "exoplayer",
            "androidxmedia3",
            "applecoremedia",
            "mpv",
            "gstreamer",
            "stagefright");
    private static final List<String> TVS =
            List.of("smarttv", "smart-tv", "appletv", "bravia", "roku", "tizen", "webos");

    /** How an inspection calls itself. */
    private static final String INSPECT = "Sluice Inspect";

    private UserAgents() {}

    /** Programs that fetch a link to show what it is about, not to watch it. */
    public static boolean previews(String userAgent) {
        return contains(userAgent, PREVIEWS);
    }

    /**
     * Whether a request looks at a link without anybody having asked to watch: HEAD, a chat program's preview, a browser's
     * prefetch.
     */
    public static boolean looksOnly(Request request) {
        var headers = request.getHeaders();
        String agent = headers.get(HttpHeader.USER_AGENT);
        return request.getMethod().equals("HEAD")
                || (agent != null && previews(agent))
                || PREFETCH.stream().map(headers::get).anyMatch(h -> h != null && h.contains("prefetch"));
    }

    /** Players that want a playlist where a browser wants a page. */
    public static boolean player(String userAgent) {
        return contains(userAgent, PLAYERS);
    }

    /** {@code desktop}, {@code mobile} or {@code tv}. */
    public static String deviceClass(String userAgent) {
        if (contains(userAgent, TVS)) {
            return "tv";
        }
        return contains(userAgent, List.of("mobile", "iphone", "ipad", "android")) ? "mobile" : "desktop";
    }

    /** Whether it says that it is an inspection: good enough to leave it out of figures, never to let anybody in. */
    public static boolean inspects(String userAgent) {
        return userAgent.contains(INSPECT);
    }

    /** A few words for a list of sessions, for example {@code iPhone · Safari}. */
    public static String words(String userAgent) {
        if (inspects(userAgent)) {
            return INSPECT;
        }
        String system = first(
                userAgent, "iPhone", "iPad", "Android", "Windows", "Macintosh", "Linux", "CrOS", "Tizen", "AppleTV");
        String program = first(
                userAgent, "Firefox", "Edg", "OPR", "Chrome", "Safari", "Lavf", "VLC", "ExoPlayer", "okhttp", "curl");
        String words = (system + " · " + program).replaceAll("^ · | · $", "");
        return words.isEmpty() ? "unknown" : words.replace("Macintosh", "Mac").replace("Edg", "Edge");
    }

    private static String first(String userAgent, String... names) {
        for (String name : names) {
            if (userAgent.contains(name)) {
                return name;
            }
        }
        return "";
    }

    private static boolean contains(String userAgent, List<String> marks) {
        String lower = userAgent.toLowerCase(Locale.ROOT);
        return marks.stream().anyMatch(lower::contains);
    }
}
