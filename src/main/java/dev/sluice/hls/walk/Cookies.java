package dev.sluice.hls.walk;

import java.util.ArrayList;
import java.util.List;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/** Cookies of one walk, in memory only. */
public final class Cookies implements CookieJar {
    private static final int MAX = 200;

    private final List<Cookie> kept = new ArrayList<>();

    @Override
    public synchronized void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
        for (var cookie : cookies) {
            kept.removeIf(k -> k.name().equals(cookie.name())
                    && k.domain().equals(cookie.domain())
                    && k.path().equals(cookie.path()));
            if (kept.size() < MAX) {
                kept.add(cookie);
            }
        }
    }

    @Override
    public synchronized List<Cookie> loadForRequest(HttpUrl url) {
        var now = System.currentTimeMillis();
        return kept.stream().filter(c -> c.expiresAt() > now && c.matches(url)).toList();
    }
}
