package dev.sluice.diagnosis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;

/** Links of somebody else's server, which misbehaves in every way known from the field. */
final class ForeignLinks implements AutoCloseable {
    private static final String MASTER = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nv/media.m3u8\n";
    /** Plays longer than any busy machine takes to fetch it. */
    private static final String MEDIA = "#EXTM3U\n#EXT-X-TARGETDURATION:20\n#EXTINF:20,\ns1.ts\n#EXT-X-ENDLIST\n";

    private static final String KEYED = MEDIA.replace("#EXTINF", "#EXT-X-KEY:METHOD=AES-128,URI=\"k.key\"\n#EXTINF");

    /** Packets of MPEG-TS with nothing in them. */
    private static final String SEGMENT = ("G\u001f" + "x".repeat(186)).repeat(8);

    private static final String EPOCH_DATE = "Thu, 01 Jan 1970 00:00:00 GMT";

    private final MockWebServer server = new MockWebServer();
    private final Map<String, Function<RecordedRequest, MockResponse>> answers = new ConcurrentHashMap<>();
    private final CountDownLatch through = new CountDownLatch(1);
    private final ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    ForeignLinks() throws Exception {
        server.setServerSocketFactory(new PromptSockets());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                var path = request.getTarget().split("\\?", 2)[0];
                return answers.getOrDefault(path, r -> ok("").code(404).build()).apply(request);
            }
        });
        server.start(InetAddress.getLoopbackAddress(), 0);
        Thread.ofVirtual().start(this::answerPlainly);
        restore();
    }

    /** Keeps people waiting until the table is through. */
    private MockResponse never(RecordedRequest request) {
        try {
            through.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
        return ok("").code(503).build();
    }

    /** Answers a greeting of TLS as a server does that speaks none. */
    private void answerPlainly() {
        try {
            while (!plain.isClosed()) {
                try (var socket = plain.accept()) {
                    socket.getInputStream().read(new byte[4096]);
                    socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
                }
            }
        } catch (IOException closed) {
            // The table is through.
        }
    }

    void restore() {
        answers.clear();
        answer("/m.m3u8", playlist(MASTER));
        answer("/v/media.m3u8", playlist(MEDIA));
        answer("/v/s1.ts", media(SEGMENT));
        answer("/v/k.key", ok("0123456789abcdef"));
    }

    @Override
    public void close() throws IOException {
        through.countDown();
        server.close();
        plain.close();
    }

    Stream<Situation> all() {
        return Stream.of(playing(), credentials(), cors(), edges(), media(), clocks(), signers(), nothing())
                .flatMap(s -> s);
    }

    private Stream<Situation> playing() {
        return Stream.of(
                row(LinkVerdict.PLAYABLE, "anybody's playlist", "5 of 5 kinds of clients", () -> link("")),
                row(LinkVerdict.PLAYABLE, "encrypted with a key that comes", "credential-arrives", () -> {
                    answer("/v/media.m3u8", playlist(KEYED));
                    return link("");
                }),
                row(LinkVerdict.PLAYABLE, "behind a cache", "cache-status: A cache stands in front: 1 of 1", () -> {
                    answer("/v/s1.ts", media(SEGMENT).setHeader("X-Cache", "HIT"));
                    return link("");
                }),
                row(
                        LinkVerdict.PLAYABLE,
                        "types are wrong",
                        "content-type-wrong: The multivariant playlist is called text/plain",
                        () -> {
                            answer("/m.m3u8", playlist(MASTER).setHeader("Content-Type", "text/plain"));
                            return link("");
                        }),
                row(LinkVerdict.PLAYABLE, "over a redirect", "redirected: 1 answer", () -> {
                    answer("/r.m3u8", ok("").code(302).setHeader("Location", "/m.m3u8"));
                    return server.url("/r.m3u8").toString();
                }));
    }

    private Stream<Situation> credentials() {
        return Stream.of(
                row(
                        LinkVerdict.TOKEN_LOST,
                        "a query token does not reach the segment",
                        "2 requests passed, and the first segment",
                        () -> {
                            guarded("/v/s1.ts", SEGMENT);
                            return link("?sig=1");
                        }),
                row(
                        LinkVerdict.TOKEN_LOST,
                        "a query token does not reach the media playlist",
                        "media playlist is the first",
                        () -> {
                            guarded("/v/media.m3u8", MEDIA);
                            return link("?sig=1");
                        }),
                row(LinkVerdict.TOKEN_LOST, "a query token does not reach the key", "key is the first", () -> {
                    answer("/v/media.m3u8", playlist(KEYED));
                    guarded("/v/k.key", "0123456789abcdef");
                    return link("?sig=1");
                }),
                row(
                        LinkVerdict.TOKEN_LOST,
                        "a cookie that phones do not keep",
                        "not on all phones: Safari, no cookies and ExoPlayer lose [\\s\\S]*travels in a cookie",
                        () -> {
                            answer("/m.m3u8", playlist(MASTER).addHeader("Set-Cookie", "gate=open; Path=/"));
                            answers.put(
                                    "/v/s1.ts",
                                    r -> String.valueOf(r.getHeaders().get("Cookie"))
                                                    .contains("gate=open")
                                            ? media(SEGMENT).build()
                                            : ok("").code(403).build());
                            return link("");
                        }),
                row(LinkVerdict.TOKEN_LOST, "refused to one player only", "not on all phones: ExoPlayer loses", () -> {
                    answers.put(
                            "/v/s1.ts",
                            r -> String.valueOf(r.getHeaders().get("User-Agent"))
                                            .startsWith("ExoPlayer")
                                    ? ok("").code(403).build()
                                    : media(SEGMENT).build());
                    return link("");
                }),
                row(
                        LinkVerdict.PLAYABLE,
                        "a signed link that nobody checks",
                        "credential-not-checked",
                        () -> link("?Expires=" + soon() + "&Signature=abc&Key-Pair-Id=K2")));
    }

    private Stream<Situation> cors() {
        return Stream.of(
                row(LinkVerdict.CORS, "no CORS headers on the segment", "1 of 3 media answers", () -> {
                    answer("/v/s1.ts", bare(SEGMENT).setHeader("Content-Type", "video/mp2t"));
                    return link("");
                }),
                row(
                        LinkVerdict.CORS,
                        "CORS headers for another site",
                        "Access-Control-Allow-Origin: https://other.example",
                        () -> {
                            answer(
                                    "/v/s1.ts",
                                    media(SEGMENT).setHeader("Access-Control-Allow-Origin", "https://other.example"));
                            return link("");
                        }),
                row(LinkVerdict.WRONG_CONTEXT, "a refusal without CORS headers", "cors-missing-on-refusal", () -> {
                    answer("/m.m3u8", bare("").code(403));
                    return link("");
                }),
                row(LinkVerdict.PLAYABLE, "a refused preflight", "preflight-refused", () -> {
                    answers.put(
                            "/v/s1.ts",
                            r -> r.getMethod().equals("OPTIONS")
                                    ? bare("").code(405).build()
                                    : media(SEGMENT).build());
                    return link("");
                }));
    }

    private Stream<Situation> edges() {
        return Stream.of(
                row(LinkVerdict.EDGE_UNHEALTHY, "the edge fails", "HTTP 503", () -> {
                    answer("/v/media.m3u8", ok("").code(503));
                    return link("");
                }),
                row(
                        LinkVerdict.EDGE_UNHEALTHY,
                        "a full disk",
                        "fails at the multivariant playlist. It says: Full.",
                        () -> {
                            answer(
                                    "/m.m3u8",
                                    ok("{\"title\":\"Full.\",\"code\":\"disk-full\"}")
                                            .code(507));
                            return link("");
                        }),
                row(
                        LinkVerdict.WRONG_CONTEXT,
                        "a refusal that is a flood of escape sequences",
                        "^\\[31m(No ?)+N?…\n",
                        () -> {
                            answer(
                                    "/m.m3u8",
                                    ok("{\"code\":\"x\",\"title\":\"\\u001b[31m" + "No ".repeat(300_000) + "\"}")
                                            .code(403));
                            return link("");
                        }),
                row(LinkVerdict.EDGE_UNHEALTHY, "a redirect loop", "in circles", () -> {
                    answer("/m.m3u8", ok("").code(302).setHeader("Location", "/m.m3u8"));
                    return link("");
                }),
                row(LinkVerdict.EDGE_UNHEALTHY, "a redirect to nowhere", "redirects to nowhere", () -> {
                    answer("/m.m3u8", ok("").code(302));
                    return link("");
                }),
                // A port that was free a moment ago may be the next test's.
                row(LinkVerdict.SERVICE_UNREACHABLE, "nobody there", "refused", () -> "http://localhost:1/m.m3u8"),
                row(
                        LinkVerdict.SERVICE_UNREACHABLE,
                        "a name that nobody has",
                        "does not resolve",
                        () -> "https://edge.invalid/m.m3u8"),
                row(
                        LinkVerdict.SERVICE_UNREACHABLE,
                        "https to a server that speaks none",
                        "No protected connection",
                        () -> "https://localhost:" + plain.getLocalPort() + "/m.m3u8"),
                row(LinkVerdict.SERVICE_UNREACHABLE, "a connection that breaks at once", "did not answer", () -> {
                    answer("/m.m3u8", playlist(MASTER).onResponseStart(new SocketEffect.CloseSocket()));
                    return link("");
                }),
                row(LinkVerdict.ORIGIN_SLOW, "a segment slower than it plays", "so playback stalls", () -> {
                    answer("/v/media.m3u8", playlist(MEDIA.replace("#EXTINF:20", "#EXTINF:0.2")));
                    answer("/v/s1.ts", media(SEGMENT).headersDelay(400, TimeUnit.MILLISECONDS));
                    return link("");
                }));
    }

    /** Servers that never answer, or never end; each under paths of its own, for they are asked side by side. */
    Stream<Situation> endless() {
        return Stream.of(
                row(
                        LinkVerdict.EDGE_UNHEALTHY,
                        "a tarpit behind a good playlist",
                        "did not answer at the first segment within",
                        () -> {
                            answers.put("/deep/s1.ts", this::never);
                            answer("/deep/m.m3u8", playlist(MEDIA));
                            return server.url("/deep/m.m3u8").toString();
                        }),
                row(LinkVerdict.SERVICE_UNREACHABLE, "a tarpit", "localhost did not answer within", () -> {
                    answers.put("/tarpit.m3u8", this::never);
                    return server.url("/tarpit.m3u8").toString();
                }),
                row(LinkVerdict.ORIGIN_SLOW, "a segment that trickles", "comes too slowly", () -> {
                    answer("/slow/s1.ts", media(SEGMENT).throttleBody(16, 200, TimeUnit.MILLISECONDS));
                    answer("/slow/m.m3u8", playlist(MEDIA));
                    return server.url("/slow/m.m3u8").toString();
                }));
    }

    private Stream<Situation> media() {
        return Stream.of(
                row(LinkVerdict.MEDIA_BROKEN, "a web page where the playlist should be", "login or error page", () -> {
                    answer("/m.m3u8", ok("<!doctype html><title>Sign in</title>"));
                    return link("");
                }),
                row(
                        LinkVerdict.MEDIA_BROKEN,
                        "a web page where the segment should be",
                        "first segment is a web page",
                        () -> {
                            answer("/v/s1.ts", media("<!doctype html><title>Not found</title>"));
                            return link("");
                        }),
                row(LinkVerdict.MEDIA_BROKEN, "a segment is missing", "first segment is missing: HTTP 404", () -> {
                    answers.remove("/v/s1.ts");
                    return link("");
                }),
                row(LinkVerdict.MEDIA_BROKEN, "a segment is empty", "first segment is empty", () -> {
                    answer("/v/s1.ts", media(""));
                    return link("");
                }),
                row(LinkVerdict.MEDIA_BROKEN, "a segment is noise", "no media that players know", () -> {
                    answer("/v/s1.ts", media("noise".repeat(100)));
                    return link("");
                }),
                row(LinkVerdict.MEDIA_BROKEN, "a segment breaks off", "breaks off after", () -> {
                    answer(
                            "/v/s1.ts",
                            media("")
                                    .setHeader("Content-Length", "4000")
                                    .body(new Buffer().writeUtf8(SEGMENT))
                                    .onResponseEnd(new SocketEffect.CloseSocket())
                                    .setHeader("Content-Length", "4000"));
                    return link("");
                }),
                row(LinkVerdict.MEDIA_BROKEN, "the playlist lists nothing", "lists no segment", () -> {
                    answer("/v/media.m3u8", playlist("#EXTM3U\n"));
                    return link("");
                }),
                row(
                        LinkVerdict.MEDIA_BROKEN,
                        "the media playlist is a web page",
                        "media playlist is a web page",
                        () -> {
                            answer("/v/media.m3u8", playlist("<html>"));
                            return link("");
                        }),
                row(
                        LinkVerdict.MEDIA_BROKEN,
                        "the multivariant playlist lists no rendition",
                        "lists no rendition",
                        () -> {
                            answer(
                                    "/m.m3u8",
                                    playlist("#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"a\",URI=\"a\"\n"));
                            return link("");
                        }),
                row(LinkVerdict.MEDIA_BROKEN, "the key has a byte too few", "key is 15 bytes, not 16", () -> {
                    answer("/v/media.m3u8", playlist(KEYED));
                    answer("/v/k.key", ok("0123456789abcde"));
                    return link("");
                }));
    }

    private Stream<Situation> clocks() {
        return Stream.of(
                row(LinkVerdict.CLOCK, "refused by time under a wrong clock", "days behind this machine's", () -> {
                    answer(
                            "/m.m3u8",
                            ok("{\"title\":\"Too old.\",\"code\":\"expired\",\"status\":403}")
                                    .code(403)
                                    .setHeader("Date", EPOCH_DATE));
                    return link("");
                }),
                row(LinkVerdict.PLAYABLE, "a clock that is off", "clock-skew: The server's clock is", () -> {
                    answer("/m.m3u8", playlist(MASTER).setHeader("Date", EPOCH_DATE));
                    return link("");
                }),
                row(
                        LinkVerdict.PLAYABLE,
                        "a live playlist that stands still",
                        "playlist-clock: The live playlist ends [\\d,]+ days before",
                        () -> {
                            answer(
                                    "/v/media.m3u8",
                                    playlist(MEDIA.replace("#EXT-X-ENDLIST\n", "")
                                                    .replace(
                                                            "#EXTINF",
                                                            "#EXT-X-PROGRAM-DATE-TIME:2020-01-01T00:00:00Z\n#EXTINF"))
                                            .setHeader("Date", now()));
                            return link("");
                        }));
    }

    private Stream<Situation> signers() {
        return Stream.of(
                row(LinkVerdict.EXPIRED, "a CloudFront link that is over", "token expired \\d+ minutes ago", () -> {
                    answer("/m.m3u8", ok("").code(403));
                    return link("?Expires=" + (seconds() - 600) + "&Signature=abc&Key-Pair-Id=K2");
                }),
                row(
                        LinkVerdict.NOT_YET_VALID,
                        "an Akamai link that starts later",
                        "valid in 9 minutes|valid in 10 minutes",
                        () -> {
                            answer("/m.m3u8", ok("").code(403));
                            return link("?hdnts=st=" + (seconds() + 600) + "~exp=" + (seconds() + 900) + "~acl=/*~hmac="
                                    + "ab".repeat(32));
                        }),
                row(
                        LinkVerdict.EXPIRED,
                        "milliseconds where seconds belong",
                        "time-unit-wrong[\\s\\S]*milliseconds where seconds belong",
                        () -> {
                            answer("/m.m3u8", ok("").code(403));
                            return link("?Expires=" + soon() + "000&Signature=abc&Key-Pair-Id=K2");
                        }),
                row(LinkVerdict.EXPIRED, "seconds where milliseconds belong", "January 1970", () -> {
                    answer("/m.m3u8", ok("").code(403));
                    return link("?policy=" + base64("{\"url_expire\":" + soon() + "}") + "&signature=abc");
                }),
                row(LinkVerdict.EXPIRED, "an nginx link that is over and gone", "token expired", () -> {
                    answer("/m.m3u8", ok("").code(410));
                    return link("?md5=JQvD2rAWAyrGzUfqq6i9OQ&expires=" + (seconds() - 60));
                }),
                row(
                        LinkVerdict.EDGE_UNHEALTHY,
                        "over by its own word, and plays all the same",
                        "still plays although it should not[\\s\\S]*Tell whoever runs that server",
                        () -> link("?Expires=" + (seconds() - 600) + "&Signature=abc&Key-Pair-Id=K2")),
                row(
                        LinkVerdict.NOT_MEASURED,
                        "it works once",
                        "would use it up",
                        () -> link("?token=" + base64("{\"alg\":\"ES384\"}") + "."
                                + base64("{\"aws:channel-arn\":\"a\",\"aws:single-use-uuid\":\"u\",\"exp\":" + soon()
                                        + "}")
                                + ".c2ln")));
    }

    private Stream<Situation> nothing() {
        return Stream.of(
                row(
                        LinkVerdict.UNKNOWN_LINK,
                        "a web page of something else",
                        "neither a Sluice page nor a playlist",
                        () -> {
                            answer("/hello", ok("<html>"));
                            return server.url("/hello").toString();
                        }),
                row(
                        LinkVerdict.UNKNOWN_LINK,
                        "nothing at this address",
                        "HTTP 404",
                        () -> server.url("/gone.m3u8").toString()),
                row(LinkVerdict.NOT_A_LINK, "a sentence", "not a link", () -> "it does not work!"),
                row(LinkVerdict.NOT_A_LINK, "a file", "scheme-refused", () -> "file:///etc/passwd"),
                row(LinkVerdict.NOT_A_LINK, "a script", "scheme-refused", () -> "javascript:alert(1)"),
                row(
                        LinkVerdict.NOT_A_LINK,
                        "a megabyte",
                        "longer than any link",
                        () -> "http://host/" + "a.".repeat(1 << 19)),
                row(
                        LinkVerdict.SERVICE_UNREACHABLE,
                        "a host that looks like another",
                        "host-lookalike",
                        () -> "https://vide\u043e.invalid/m.m3u8"));
    }

    /** A path that wants the query's credential. */
    private void guarded(String path, String body) {
        answers.put(
                path,
                r -> r.getTarget().contains("sig=")
                        ? ok(body).build()
                        : ok("").code(403).build());
    }

    private void answer(String path, MockResponse.Builder answer) {
        answers.put(path, r -> answer.build());
    }

    private String link(String query) {
        return server.url("/m.m3u8") + query;
    }

    private static MockResponse.Builder playlist(String body) {
        return ok(body).setHeader("Content-Type", "application/vnd.apple.mpegurl");
    }

    private static MockResponse.Builder media(String body) {
        return ok(body).setHeader("Content-Type", "video/mp2t");
    }

    private static MockResponse.Builder ok(String body) {
        return bare(body)
                .setHeader("Access-Control-Allow-Origin", "*")
                .setHeader("Access-Control-Allow-Headers", "range");
    }

    private static MockResponse.Builder bare(String body) {
        return new MockResponse.Builder().body(body);
    }

    private static long seconds() {
        return Instant.now().getEpochSecond();
    }

    private static long soon() {
        return seconds() + 600;
    }

    private static String now() {
        return java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
                java.time.ZonedDateTime.now(java.time.ZoneOffset.UTC));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Situation row(LinkVerdict verdict, String told, String words, Situation.Setup setup) {
        return new Situation(told, verdict, words, setup);
    }
}
