package dev.sluice.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Demo viewers of this moment: they ask for sessions, fetch playlists and segments over HTTP and report what they got. */
final class DemoPlayers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DemoPlayers.class);
    private static final MediaType JSON = MediaType.get("application/json");
    private static final MediaType CMCD = MediaType.get("application/cmcd");
    private static final List<String> AGENTS = List.of(
            "Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/138.0 Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) Version/19.0 Mobile Safari/604.1",
            "Mozilla/5.0 (Linux; Android 16) Chrome/138.0 Mobile Safari/537.36");

    private final HttpUrl base;
    private final OkHttpClient http = new OkHttpClient();
    private final ExecutorService virtual;
    private volatile @Nullable List<String> shares;

    DemoPlayers(String base, ExecutorService virtual) {
        this.base = HttpUrl.get(base);
        this.virtual = virtual;
    }

    /** Tells of the day before, and plays one viewer after another on each share, until they are stopped. */
    @SuppressWarnings("ReferenceEquality")
    void start(List<String> handles, Consumer<BooleanSupplier> before) {
        shares = handles;
        virtual.execute(() -> before.accept(() -> shares == handles));
        for (String handle : handles) {
            virtual.execute(() -> visits(handle, handles));
        }
    }

    void stop() {
        shares = null;
    }

    @SuppressWarnings("ReferenceEquality")
    private void visits(String handle, List<String> mine) {
        while (shares == mine) {
            try {
                visit(handle);
                Thread.sleep(ThreadLocalRandom.current().nextInt(500, 4000));
            } catch (IOException e) {
                LOG.debug("A demo viewer was refused", e);
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** One in five says nothing at all and is seen by its requests. */
    private void visit(String handle) throws IOException, InterruptedException {
        String agent = AGENTS.get(ThreadLocalRandom.current().nextInt(AGENTS.size()));
        boolean silent = ThreadLocalRandom.current().nextInt(5) == 0;
        long pressed = System.currentTimeMillis();
        JsonNode grant = Json.MAPPER.readTree(
                post(at("/s/" + handle + "/session"), RequestBody.create("{\"swapsTokens\":false}", JSON), agent));
        var report = new Report(at("/s/" + handle + "/cmcd"), grant.get("sid").asText(), agent, silent);
        report.say(pressed, "e=ps,sta=s");
        report.fetched(pressed, "url=\"entitlement\"");
        var master = text(at(grant.get("playlist").asText()), agent, report, "ot=m");
        var media = text(master.child(0), agent, report, "ot=m");
        for (int i = 0; i < media.children() && i < 4; i++) {
            text(media.child(i), agent, report, "ot=v,br=(800)");
            if (i == 0) {
                report.say(System.currentTimeMillis(), "e=ps,sta=p");
            }
            Thread.sleep(1000);
        }
        report.say(System.currentTimeMillis(), "e=ps,sta=e");
        report.send();
    }

    private Playlist text(HttpUrl url, String agent, Report report, String what) throws IOException {
        long began = System.currentTimeMillis();
        try (var answer = http.newCall(new Request.Builder()
                        .url(url)
                        .header("User-Agent", agent)
                        .build())
                .execute()) {
            if (!answer.isSuccessful()) {
                throw new IOException("refused with " + answer.code());
            }
            var body = answer.body().bytes();
            report.fetched(began, what);
            return new Playlist(url, what.equals("ot=m") ? new String(body, StandardCharsets.UTF_8) : "");
        }
    }

    private String post(HttpUrl url, RequestBody body, String agent) throws IOException {
        try (var answer = http.newCall(new Request.Builder()
                        .url(url)
                        .header("User-Agent", agent)
                        .post(body)
                        .build())
                .execute()) {
            if (!answer.isSuccessful()) {
                throw new IOException("refused with " + answer.code());
            }
            return answer.body().string();
        }
    }

    private HttpUrl at(String path) throws IOException {
        var url = base.resolve(path);
        if (url == null) {
            throw new IOException("no address");
        }
        return url;
    }

    @Override
    public void close() {
        stop();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private record Playlist(HttpUrl url, String text) {
        private List<String> lines() {
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }

        int children() {
            return lines().size();
        }

        HttpUrl child(int n) throws IOException {
            var child = url.resolve(lines().get(n));
            if (child == null) {
                throw new IOException("no URI of a playlist");
            }
            return child;
        }
    }

    /** What one demo viewer has to say, sent at its end. */
    private final class Report {
        private final HttpUrl url;
        private final String sid;
        private final String agent;
        private final boolean silent;
        private final StringBuilder records = new StringBuilder();
        private int number;

        Report(HttpUrl url, String sid, String agent, boolean silent) {
            this.url = url;
            this.sid = sid;
            this.agent = agent;
            this.silent = silent;
        }

        void fetched(long began, String what) {
            long now = System.currentTimeMillis();
            say(now, "e=rr," + what + ",rc=200,ttfb=" + (now - began) + ",ttlb=" + (now - began));
        }

        void say(long at, String record) {
            records.append(record)
                    .append(",sid=\"")
                    .append(sid)
                    .append("\",sn=")
                    .append(++number)
                    .append(",ts=")
                    .append(at)
                    .append(",v=2\n");
        }

        void send() throws IOException {
            if (!silent) {
                post(url, RequestBody.create(records.toString(), CMCD), agent);
            }
        }
    }
}
