package dev.sluice.destination;

import dev.sluice.api.DestinationKind;
import dev.sluice.api.Fault;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a destination is, apart from what must stay secret.
 *
 * @param address without any secret
 * @param credential the secret; null without one
 */
record Addresses(String address, @Nullable String credential) {
    private static final int LONGEST = 1024;
    private static final int HIGHEST_PORT = 65_535;

    /**
     * Takes what a person pasted apart: a stream key at the end of an RTMP URL, a passphrase in the query of an SRT URL.
     *
     * @throws Fault {@code address-malformed} or {@code credential-missing}
     */
    static Addresses of(DestinationKind kind, @Nullable String asked, @Nullable String credential) {
        String given = credential == null ? "" : credential.strip();
        String address = asked == null ? "" : asked.strip();
        if (address.length() > LONGEST || given.length() > LONGEST || hasControl(address + given)) {
            throw malformed("The address is too long or holds characters that no address has.", "Copy it again.");
        }
        return switch (kind) {
            case RTMP -> rtmp(address, given);
            case SRT -> srt(address, given);
            case WEBHOOK -> webhook(address, given);
            case FOLDER -> folder(address);
            case S3 -> bucket(address, given);
            case OWNED -> throw malformed("The owned destination is always there.", "Choose another kind.");
        };
    }

    private static Addresses rtmp(String address, String given) {
        URI uri = uri(address, "rtmp://HOST/APP or rtmps://HOST/APP", "rtmp", "rtmps");
        String path = raw(uri.getRawPath()).replaceAll("/+$", "");
        if (!given.isEmpty()) {
            return new Addresses(base(uri) + path, given);
        }
        int slash = path.lastIndexOf('/');
        if (slash <= 0) {
            throw missing("An RTMP ingest needs its stream key.", "Copy the key from the platform's dashboard.");
        }
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new Addresses(base(uri) + path.substring(0, slash), path.substring(slash + 1) + query);
    }

    private static Addresses srt(String address, String given) {
        URI uri = uri(address, "srt://HOST:PORT", "srt");
        if (uri.getPort() < 1) {
            throw malformed("An SRT address names its port.", "Write srt://HOST:PORT.");
        }
        String query = given.isEmpty() ? raw(uri.getRawQuery()) : given;
        return new Addresses(base(uri), query.isEmpty() ? null : query);
    }

    private static Addresses webhook(String address, String given) {
        URI uri = uri(address, "https://HOST/PATH", "https", "http");
        if (given.length() < 16) {
            throw missing(
                    "A webhook needs a signing secret of at least 16 characters, so that its receiver can tell us from others.",
                    "Make one, for example with openssl rand -hex 24, and give it to both sides.");
        }
        if (uri.getRawQuery() != null) {
            throw malformed("A webhook's address has no query: it would be shown.", "Put secrets into the headers.");
        }
        return new Addresses(address, given);
    }

    private static Addresses folder(String address) {
        try {
            Path path = Path.of(address).normalize();
            if (path.isAbsolute() && path.getNameCount() > 0) {
                return new Addresses(path.toString(), null);
            }
        } catch (InvalidPathException e) {
            throw malformed("This is no folder's name.", "Give the whole path of a folder.");
        }
        throw malformed("A folder is named from the root.", "Give its whole path.");
    }

    private static Addresses bucket(String address, String given) {
        URI uri = uri(address, "https://HOST/BUCKET/PREFIX", "https", "http");
        if (raw(uri.getRawPath()).replace("/", "").isEmpty()) {
            throw malformed("The address names no bucket.", "Write https://HOST/BUCKET/PREFIX.");
        }
        String region = raw(uri.getRawQuery());
        if (!region.isEmpty() && !region.matches("region=[a-z0-9-]{1,40}")) {
            throw malformed("The only thing behind the question mark can be the region.", "Write ?region=NAME.");
        }
        if (!given.matches("[^:\\s]{1,200}:\\S{1,800}")) {
            throw missing(
                    "A bucket needs the id of an access key and its secret.",
                    "Give both in one line: ID:SECRET, of a key that may only put and delete there.");
        }
        return new Addresses(
                base(uri) + raw(uri.getRawPath()).replaceAll("/+$", "") + (region.isEmpty() ? "" : "?" + region),
                given);
    }

    private static URI uri(String address, String form, String... schemes) {
        try {
            var uri = new URI(address);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (java.util.List.of(schemes).contains(scheme) && isPlain(uri)) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw malformed("This is not an address.", "Write " + form + ".");
        }
        throw malformed("This is not an address of that kind.", "Write " + form + ".");
    }

    private static boolean isPlain(URI uri) {
        return uri.getHost() != null && uri.getUserInfo() == null && uri.getPort() <= HIGHEST_PORT;
    }

    private static String base(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return raw(uri.getScheme()).toLowerCase(Locale.ROOT) + "://" + uri.getHost() + port;
    }

    private static String raw(@Nullable String part) {
        return part == null ? "" : part;
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private static Fault malformed(String title, String act) {
        return Fault.badRequest("address-malformed", title, act);
    }

    private static Fault missing(String title, String act) {
        return Fault.badRequest("credential-missing", title, act);
    }

    /** Names everything but the credential. */
    @Override
    public String toString() {
        return "Addresses[" + address + "]";
    }
}
