package dev.sluice.destination;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okio.ByteString;

/**
 * S3-compatible storage with one bucket, as its documents describe it: no such storage can be had on a test machine. It works
 * signatures out by itself, from the rules and not from a library.
 */
public final class S3Storage implements AutoCloseable {
    public static final String KEY_ID = "sluice-test-key";
    public static final String SECRET = "a-secret-of-the-storage";
    private static final String REGION = "eu-test-1";

    private static final Duration MOST_SKEW = Duration.ofMinutes(15);
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX", Locale.ROOT);

    private final MockWebServer server = new MockWebServer();
    private final Map<String, ByteString> objects = new ConcurrentSkipListMap<>();
    private final AtomicInteger failures = new AtomicInteger();

    public S3Storage() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        try {
            server.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address(String bucket) {
        return server.url("/" + bucket + "/shows?region=" + REGION).toString();
    }

    /** Answers so many requests with a fault of its own. */
    public void failNext(int requests) {
        failures.set(requests);
    }

    /** What lies in the bucket, by key. */
    public Map<String, ByteString> objects() {
        return objects;
    }

    private MockResponse answer(RecordedRequest request) {
        if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            return error(503, "SlowDown");
        }
        String authorization = String.valueOf(request.getHeaders().get("Authorization"));
        if (!authorization.contains("Credential=" + KEY_ID + "/")) {
            return error(403, "InvalidAccessKeyId");
        }
        if (!authorization.contains("/" + REGION + "/s3/aws4_request")) {
            return error(400, "AuthorizationHeaderMalformed");
        }
        if (!authorization.endsWith("Signature=" + signature(request, authorization))) {
            return error(403, "SignatureDoesNotMatch");
        }
        var sent = Instant.from(BASIC.parse(String.valueOf(request.getHeaders().get("x-amz-date"))));
        if (Duration.between(sent, Instant.now()).abs().compareTo(MOST_SKEW) > 0) {
            return error(403, "RequestTimeTooSkewed");
        }
        String path = request.getUrl().encodedPath();
        if (!path.startsWith("/bucket/")) {
            return error(404, "NoSuchBucket");
        }
        String key = path.substring("/bucket/".length());
        switch (request.getMethod()) {
            case "PUT" -> objects.put(key, Objects.requireNonNullElse(request.getBody(), ByteString.EMPTY));
            case "DELETE" -> objects.remove(key);
            default -> throw new IllegalStateException(request.getMethod());
        }
        return new MockResponse(200, Headers.EMPTY, "");
    }

    private static MockResponse error(int status, String code) {
        return new MockResponse(
                status,
                Headers.EMPTY,
                "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>No.</Message></Error>");
    }

    private static String signature(RecordedRequest request, String authorization) {
        String[] signed =
                authorization.replaceAll(".*SignedHeaders=([^,]+),.*", "$1").split(";");
        var headers = new TreeMap<String, String>();
        Arrays.stream(signed)
                .forEach(name -> headers.put(
                        name, String.valueOf(request.getHeaders().get(name)).strip()));
        var body = Objects.requireNonNullElse(request.getBody(), ByteString.EMPTY);
        String hash = String.valueOf(request.getHeaders().get("x-amz-content-sha256"));
        if (!hash.equals(body.sha256().hex())) {
            return "the body is another";
        }
        String canonical = String.join(
                "\n",
                request.getMethod(),
                request.getUrl().encodedPath(),
                "",
                headers.entrySet().stream()
                        .map(h -> h.getKey() + ":" + h.getValue() + "\n")
                        .collect(Collectors.joining()),
                String.join(";", signed),
                hash);
        String time = String.valueOf(request.getHeaders().get("x-amz-date"));
        String day = time.substring(0, 8);
        String scope = day + "/" + REGION + "/s3/aws4_request";
        try {
            String text = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256")
                                    .digest(canonical.getBytes(StandardCharsets.UTF_8)));
            byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
            for (String part : new String[] {day, REGION, "s3", "aws4_request"}) {
                key = hmac(key, part);
            }
            return HexFormat.of().formatHex(hmac(key, text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }
}
