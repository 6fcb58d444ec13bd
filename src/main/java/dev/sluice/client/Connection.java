package dev.sluice.client;

import dev.sluice.api.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.HttpUrl;

/**
 * Where a service is and which file holds the key to it.
 *
 * @param url base of the service, {@code http} or {@code https}
 * @param keyFile holds one key and nothing else
 */
public record Connection(HttpUrl url, Path keyFile) {
    private static final int LONGEST_KEY = 512;

    /**
     * A connection from what a person typed.
     *
     * @throws Fault {@code url-malformed} for anything but an http or https URL
     */
    public static Connection of(String url, Path keyFile) {
        return new Connection(parse(url), keyFile);
    }

    /**
     * A service's URL from what a person typed.
     *
     * @throws Fault {@code url-malformed} for anything but an http or https URL
     */
    public static HttpUrl parse(String url) {
        var parsed = HttpUrl.parse(url.strip());
        if (parsed == null || !parsed.username().isEmpty()) {
            throw Fault.badRequest(
                    "url-malformed", "This is not the URL of a service.", "Write it like https://host:port.");
        }
        return parsed.newBuilder().query(null).fragment(null).build();
    }

    /**
     * Reads the key.
     *
     * @throws Fault {@code key-file-unreadable} where there is none
     */
    public SluiceClient open() {
        return new SluiceClient(url, key());
    }

    /**
     * The key that the file holds: a secret.
     *
     * @throws Fault {@code key-file-unreadable} or {@code key-malformed}
     */
    public String key() {
        try {
            if (Files.size(keyFile) <= LONGEST_KEY) {
                return checked(Files.readString(keyFile));
            }
        } catch (IOException e) {
            throw Fault.failed(
                    "key-file-unreadable",
                    "The key file " + keyFile + " cannot be read.",
                    "Check the path and that you may read it.",
                    e);
        }
        throw malformed();
    }

    /**
     * A key as it goes into a request.
     *
     * @throws Fault {@code key-malformed} where it could not be one
     */
    public static String checked(String key) {
        var bare = key.strip();
        if (bare.isEmpty() || bare.length() > LONGEST_KEY || !bare.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw malformed();
        }
        return bare;
    }

    private static Fault malformed() {
        return Fault.badRequest(
                "key-malformed", "What was given as the key is not a key.", "A key file holds one line: the key.");
    }
}
