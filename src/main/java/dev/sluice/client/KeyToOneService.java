package dev.sluice.client;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Adds the key to requests of one control API and to no other request, whatever host an answer names. */
final class KeyToOneService implements Interceptor {
    private final HttpUrl api;
    private final String authorization;

    KeyToOneService(HttpUrl api, String key) {
        this.api = api;
        this.authorization = "Bearer " + key;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        var request = chain.request();
        return chain.proceed(
                belongs(request.url())
                        ? request.newBuilder()
                                .header("Authorization", authorization)
                                .build()
                        : request);
    }

    String authorization() {
        return authorization;
    }

    private boolean belongs(HttpUrl url) {
        return url.scheme().equals(api.scheme())
                && url.host().equals(api.host())
                && url.port() == api.port()
                && url.encodedPath().startsWith(api.encodedPath() + "/");
    }

    @Override
    public String toString() {
        return "key for " + api;
    }
}
