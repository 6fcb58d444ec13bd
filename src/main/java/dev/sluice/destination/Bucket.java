package dev.sluice.destination;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * A bucket of S3-compatible storage, by path-style addresses and Signature Version 4: {@code https://HOST/BUCKET/PREFIX}, with
 * {@code ?region=} where it is not {@code us-east-1}, which most other storages take for any.
 */
final class Bucket implements Depot {
    private static final String REGION = "region";
    private static final String USUAL_REGION = "us-east-1";
    private static final Map<String, String> TYPES =
            Map.of("m3u8", "application/vnd.apple.mpegurl", "ts", "video/mp2t", "m4s", "video/mp4", "mp4", "video/mp4");

    private final OkHttpClient http = new OkHttpClient.Builder()
            .callTimeout(Duration.ofSeconds(60))
            .followRedirects(false)
            .build();
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final HttpUrl base;
    private final String region;
    private final AwsCredentialsIdentity identity;
    private final Clock clock;

    private Bucket(HttpUrl base, String region, AwsCredentialsIdentity identity, Clock clock) {
        this.base = base;
        this.region = region;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * Opens no connection yet.
     *
     * @param address as {@link Addresses} keeps it
     * @param credential access key id and secret, with a colon in between
     * @param folder put before each name
     */
    static Bucket at(String address, String credential, String folder, Clock clock) {
        var url = HttpUrl.get(address);
        int colon = credential.indexOf(':');
        var base = url.newBuilder().query(null).addPathSegments(folder).build();
        String region = url.queryParameter(REGION);
        return new Bucket(
                base,
                region == null ? USUAL_REGION : region,
                AwsCredentialsIdentity.create(credential.substring(0, colon), credential.substring(colon + 1)),
                clock);
    }

    @Override
    public void put(String name, Path file) throws IOException, DepotTrouble {
        send(SdkHttpMethod.PUT, name, new Content(Files.size(file), () -> Files.newInputStream(file)));
    }

    @Override
    public void put(String name, String text) throws IOException, DepotTrouble {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        send(SdkHttpMethod.PUT, name, new Content(bytes.length, () -> new ByteArrayInputStream(bytes)));
    }

    @Override
    public void delete(String name) throws IOException, DepotTrouble {
        send(SdkHttpMethod.DELETE, name, null);
    }

    private void send(SdkHttpMethod method, String name, @Nullable Content content) throws IOException, DepotTrouble {
        var url = base.newBuilder().addPathSegment(name).build();
        var request =
                new Request.Builder().url(url).method(method.name(), content == null ? null : new Body(name, content));
        for (var header : signed(method, url.uri(), content).entrySet()) {
            request.header(header.getKey(), header.getValue());
        }
        try (Response response = http.newCall(request.build()).execute()) {
            if (!response.isSuccessful()) {
                throw trouble(response);
            }
        }
    }

    private Map<String, String> signed(SdkHttpMethod method, URI uri, @Nullable Content content) {
        var unsigned = SdkHttpRequest.builder().method(method).uri(uri).build();
        var signed = signer.sign(ask -> {
            ask.identity(identity)
                    .request(unsigned)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                    .putProperty(HttpSigner.SIGNING_CLOCK, clock);
            if (content != null) {
                ask.payload(content::open);
            }
        });
        return signed.request().headers().entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, header -> String.join(",", header.getValue())));
    }

    /** What the storage says, as its error codes have it, which are the same everywhere. */
    private static DepotTrouble trouble(Response response) throws IOException {
        String said = response.peekBody(4096).string();
        String code = said.replaceAll("(?s).*<Code>([A-Za-z]{1,60})</Code>.*|.*", "$1");
        String evidence = "it answered " + response.code() + (code.isEmpty() ? "" : " " + code);
        return switch (code) {
            case "InvalidAccessKeyId", "SignatureDoesNotMatch", "AccessDenied" ->
                new DepotTrouble(
                        "bucket-refuses",
                        "The storage refuses the key.",
                        evidence,
                        "Check the access key, its secret, and that it may put and delete objects.");
            case "NoSuchBucket" ->
                new DepotTrouble(
                        "bucket-missing",
                        "There is no such bucket.",
                        evidence,
                        "Check the address: HOST/BUCKET/PREFIX.");
            case "AuthorizationHeaderMalformed", "PermanentRedirect" ->
                new DepotTrouble(
                        "bucket-elsewhere",
                        "The bucket lies in another region.",
                        evidence,
                        "Add ?region=NAME to the address, and name that region's host.");
            case "RequestTimeTooSkewed" ->
                new DepotTrouble(
                        "clock-wrong", "This machine's clock is wrong.", evidence, "Set the clock of the service.");
            default ->
                new DepotTrouble(
                        "bucket-fails", "The storage does not take files now.", evidence, "Look at its dashboard.");
        };
    }

    /** Bytes that can be read more than once: to sign, to send, to send again. */
    private record Content(long length, Opening opening) {
        InputStream open() {
            try {
                return opening.open();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    /** Opens a content from its beginning. */
    @FunctionalInterface
    private interface Opening {
        InputStream open() throws IOException;
    }

    /** A content as a body. */
    private static final class Body extends RequestBody {
        private final String name;
        private final Content content;

        Body(String name, Content content) {
            this.name = name;
            this.content = content;
        }

        @Override
        public MediaType contentType() {
            String ending = name.substring(name.lastIndexOf('.') + 1);
            return MediaType.get(TYPES.getOrDefault(ending, "application/octet-stream"));
        }

        @Override
        public long contentLength() {
            return content.length;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            try (var source = Okio.source(content.opening.open())) {
                sink.writeAll(source);
            }
        }
    }

    /** Names everything but the credential. */
    @Override
    public String toString() {
        return "Bucket[" + base + "]";
    }
}
