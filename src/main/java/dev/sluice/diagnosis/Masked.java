package dev.sluice.diagnosis;

import dev.sluice.token.Secrets;
import okhttp3.HttpUrl;

/** Addresses without the secrets in them. */
final class Masked {
    private static final String MASK = "***";

    private Masked() {}

    /** {@code url} with its playback token, its query's values and its user info hidden. */
    static String url(HttpUrl url) {
        var bare = url.newBuilder().username("").password("").fragment(null);
        for (int i = 0; i < url.querySize(); i++) {
            bare.setQueryParameter(url.queryParameterName(i), MASK);
        }
        return Secrets.mask(bare.toString());
    }

    /** A redirect's target as it was written, hidden the same way. */
    static String location(HttpUrl from, String location) {
        var target = from.resolve(location);
        return target == null ? "an address that is not http or https" : url(target);
    }
}
