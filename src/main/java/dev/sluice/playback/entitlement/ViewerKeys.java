package dev.sluice.playback.entitlement;

import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import dev.sluice.api.Fault;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** The public keys of an issuer: given, or fetched and kept for five minutes. */
final class ViewerKeys {
    private static final int LONGEST = 65_536;
    private static final int MOST_KEYS = 32;
    private static final int LEAST_RSA_BITS = 2048;

    private final OkHttpClient http = new OkHttpClient.Builder()
            .callTimeout(Duration.ofSeconds(2))
            .followRedirects(false)
            .build();

    /**
     * Keys that were given.
     *
     * @throws Fault {@code jwks-malformed} when they are not public keys that signatures can be verified with
     */
    JWKSource<SecurityContext> given(String jwks) {
        var set = parse(jwks);
        if (set.isEmpty() || set.size() > MOST_KEYS) {
            throw malformed("A JWK set has 1 to " + MOST_KEYS + " keys.");
        }
        for (JWK key : set.getKeys()) {
            if (!(key instanceof AsymmetricJWK) || key.isPrivate()) {
                throw malformed("A JWK set for viewers holds public keys only.");
            }
            if (key instanceof RSAKey rsa && rsa.size() < LEAST_RSA_BITS) {
                throw malformed("An RSA key below " + LEAST_RSA_BITS + " bits proves nothing.");
            }
        }
        return new ImmutableJWKSet<>(set);
    }

    /**
     * Keys that are fetched when they are needed; an unknown key id fetches them anew, at most every half minute.
     *
     * @throws Fault {@code jwks-url-malformed}
     */
    JWKSource<SecurityContext> fetched(String url) {
        ResourceRetriever retriever = this::retrieve;
        return JWKSourceBuilder.create(url(url), retriever).retrying(true).build();
    }

    private static URL url(String text) {
        try {
            var uri = Addresses.backend(text, "jwks-url-malformed");
            return uri.toURL();
        } catch (MalformedURLException e) {
            throw Fault.badRequest("jwks-url-malformed", "The address of the keys is not a URL.", null);
        }
    }

    private Resource retrieve(URL url) throws IOException {
        var request =
                new Request.Builder().url(URI.create(url.toString()).toURL()).build();
        try (var response = http.newCall(request).execute()) {
            var source = response.body().source();
            if (!response.isSuccessful() || source.request(LONGEST + 1L)) {
                throw new IOException("keys answered " + response.code() + ", or more than " + LONGEST + " bytes");
            }
            return new Resource(source.readUtf8(), null);
        }
    }

    private static JWKSet parse(String jwks) {
        if (jwks.length() > LONGEST) {
            throw malformed("A JWK set is at most 64 kB long.");
        }
        try {
            return JWKSet.parse(jwks);
        } catch (ParseException e) {
            throw malformed("This is not a JWK set.");
        }
    }

    private static Fault malformed(String title) {
        return Fault.badRequest(
                "jwks-malformed", title, "Give the public half: {\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",…}]}.");
    }
}
