package dev.sluice.diagnosis;

import dev.sluice.hls.walk.HttpFacts;
import dev.sluice.hls.walk.Response;
import dev.sluice.hls.walk.Source;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** HLS at a URL, kept out of private networks but for the address that was typed. */
public final class HttpSource implements Source {
    private final Source source;

    /** A source that may read from the server of {@code typed}, wherever that is, and from public ones. */
    public HttpSource(HttpUrl typed) {
        var guard = new Guard(List.of(typed), false);
        var client = new OkHttpClient.Builder()
                .dns(guard)
                .addInterceptor(chain -> {
                    guard.check(chain.request().url());
                    return chain.proceed(chain.request());
                })
                .build();
        source = new dev.sluice.hls.walk.HttpSource(client, dev.sluice.hls.walk.HttpSource.Options.standard());
    }

    @Override
    public Response fetch(Request request) {
        return source.fetch(request);
    }

    @Override
    public @Nullable HttpFacts facts(String playlist, @Nullable String segment) {
        return source.facts(playlist, segment);
    }
}
