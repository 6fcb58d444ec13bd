package dev.sluice.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** A demo viewer of this moment: asks for a session, fetches playlists and segments over HTTP and reports what it gets. */
final class DemoViewer {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final MediaType CMCD = MediaType.get("application/cmcd");
    private static final int MOST_SEGMENTS = 12;
    /** A thin line brings a segment in so many pieces, with a pause after each. */
    private static final int PIECES = 10;

    private static final int LEAST_PIECE = 64 << 10;
    private static final long PAUSE_MS = 280;

    private final OkHttpClient http;
    private final HttpUrl base;
    private final String handle;
    private final Kind kind;
    private final StringBuilder records = new StringBuilder();
    private String sid = "";
    private int number;

    /** How it goes. */
    enum Kind {
        GOOD("Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/138.0 Safari/537.36"),
        /** Over a thin line: it waits for its first picture, and stalls. */
        SLOW("Mozilla/5.0 (Linux; Android 16) Chrome/138.0 Mobile Safari/537.36"),
        /** A player of the system's own, known by its requests alone. */
        SILENT("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) Version/19.0 Mobile Safari/604.1"),
        /** Comes with a device that its link is not for. */
        REFUSED("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) Version/19.0 Mobile Safari/604.1");

        private final String agent;

        Kind(String agent) {
            this.agent = agent;
        }

        /** One of those that may watch; half of them have a good time. */
        static Kind any(Random random) {
            return switch (random.nextInt(6)) {
                case 0, 1, 2 -> GOOD;
                case 3, 4 -> SLOW;
                default -> SILENT;
            };
        }
    }

    private record Playlist(List<HttpUrl> children, List<Long> lengthsMs) {}

    DemoViewer(OkHttpClient http, HttpUrl base, String handle, Kind kind) {
        this.http = http;
        this.base = base;
        this.handle = handle;
        this.kind = kind;
    }

    /**
     * Watches to the end, as long as {@code goesOn}. Blocks.
     *
     * @throws IOException when something is refused on the way
     */
    void visit(BooleanSupplier goesOn) throws IOException, InterruptedException {
        long pressed = System.currentTimeMillis();
        var answer = post("/s/" + handle + "/session", RequestBody.create("{\"swapsTokens\":false}", JSON));
        if (answer == null) {
            if (kind == Kind.REFUSED) {
                return;
            }
            throw new IOException("no session");
        }
        JsonNode grant = Json.MAPPER.readTree(answer);
        sid = grant.get("sid").asText();
        say(pressed, "e=ps,sta=s");
        fetched(pressed, "url=\"entitlement\"");
        var multivariant = playlist(resolved(base, grant.get("playlist").asText()));
        play(playlist(multivariant.children().getFirst()), goesOn);
    }

    private void play(Playlist media, BooleanSupplier goesOn) throws IOException, InterruptedException {
        long seen = 0;
        int last = Math.min(MOST_SEGMENTS, media.children().size());
        for (int i = 0; i < last && goesOn.getAsBoolean(); i++) {
            fetch(media.children().get(i), "ot=v,br=(800)");
            if (i == 0) {
                say(System.currentTimeMillis(), "e=ps,sta=p");
            } else if (i == 2 && kind == Kind.SLOW) {
                say(System.currentTimeMillis(), "e=ps,sta=r,pt=" + seen);
                Thread.sleep(1500);
                say(System.currentTimeMillis(), "e=ps,sta=p,pt=" + seen);
            }
            send();
            Thread.sleep(media.lengthsMs().get(i));
            seen += media.lengthsMs().get(i);
            say(System.currentTimeMillis(), "e=t,sta=p,pt=" + seen);
        }
        say(System.currentTimeMillis(), last < media.children().size() ? "e=ps,sta=q,pt=" + seen : "e=ps,sta=e");
        if (goesOn.getAsBoolean()) {
            send();
        }
    }

    private Playlist playlist(HttpUrl url) throws IOException, InterruptedException {
        var children = new ArrayList<HttpUrl>();
        var lengths = new ArrayList<Long>();
        var text = new String(fetch(url, "ot=m"), StandardCharsets.UTF_8);
        for (String line : text.lines().toList()) {
            if (line.startsWith("#EXTINF:")) {
                lengths.add((long) (1000 * Double.parseDouble(line.substring(8, line.indexOf(',')))));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                children.add(resolved(url, line.strip()));
            }
        }
        return new Playlist(children, lengths);
    }

    private byte[] fetch(HttpUrl url, String what) throws IOException, InterruptedException {
        long began = System.currentTimeMillis();
        try (var answer = http.newCall(request(url).build()).execute()) {
            if (!answer.isSuccessful()) {
                throw new IOException("refused with " + answer.code());
            }
            byte[] body =
                    kind == Kind.SLOW ? slowly(answer.body()) : answer.body().bytes();
            fetched(began, what);
            return body;
        }
    }

    private static byte[] slowly(ResponseBody body) throws IOException, InterruptedException {
        var all = new ByteArrayOutputStream();
        int size = (int) Math.max(LEAST_PIECE, body.contentLength() / PIECES + 1);
        byte[] piece = body.byteStream().readNBytes(size);
        while (piece.length > 0) {
            all.writeBytes(piece);
            Thread.sleep(PAUSE_MS);
            piece = body.byteStream().readNBytes(size);
        }
        return all.toByteArray();
    }

    /** The answer; null when it is a refusal. */
    private @Nullable String post(String path, RequestBody body) throws IOException {
        try (var answer =
                http.newCall(request(resolved(base, path)).post(body).build()).execute()) {
            return answer.isSuccessful() ? answer.body().string() : null;
        }
    }

    private Request.Builder request(HttpUrl url) {
        return new Request.Builder().url(url).header("User-Agent", kind.agent);
    }

    private static HttpUrl resolved(HttpUrl from, String path) throws IOException {
        var url = from.resolve(path);
        if (url == null) {
            throw new IOException("no address");
        }
        return url;
    }

    private void fetched(long began, String what) {
        long now = System.currentTimeMillis();
        say(now, "e=rr," + what + ",rc=200,ttfb=" + (now - began) + ",ttlb=" + (now - began));
    }

    private void say(long at, String record) {
        records.append(record)
                .append(",sid=\"")
                .append(sid)
                .append("\",sn=")
                .append(++number)
                .append(",ts=")
                .append(at)
                .append(",v=2\n");
    }

    private void send() throws IOException {
        if (kind != Kind.SILENT
                && post("/s/" + handle + "/cmcd", RequestBody.create(records.toString(), CMCD)) == null) {
            throw new IOException("told to be silent");
        }
        records.setLength(0);
    }
}
