package dev.sluice.relay;

import java.util.ArrayList;
import java.util.List;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/** The cookies of one preview, in memory: each session has its own, as each viewer has. */
final class Cookies implements CookieJar {
    private static final int KEPT = 200;

    private final List<Cookie> cookies = new ArrayList<>();

    @Override
    public synchronized void saveFromResponse(HttpUrl url, List<Cookie> received) {
        for (var cookie : received) {
            cookies.removeIf(c -> isSame(c, cookie));
            cookies.add(cookie);
        }
        while (cookies.size() > KEPT) {
            cookies.removeFirst();
        }
    }

    private static boolean isSame(Cookie a, Cookie b) {
        return a.name().equals(b.name())
                && a.domain().equals(b.domain())
                && a.path().equals(b.path());
    }

    @Override
    public synchronized List<Cookie> loadForRequest(HttpUrl url) {
        cookies.removeIf(c -> c.expiresAt() <= System.currentTimeMillis());
        return cookies.stream().filter(c -> c.matches(url)).toList();
    }
}
