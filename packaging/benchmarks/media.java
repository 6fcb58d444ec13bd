import dev.sluice.api.Json;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import support.Programs;
import support.Sample;

/**
 * Authorised playlist requests per second on one core, and bytes per second of 1 MB segments, beside Debian's nginx with
 * secure_link and sendfile on the same files; 256 tokens or links in turn, rounds alternating, load from another core.
 */
final class Media {
    private static final String SERVER_CORE = "0";
    private static final String LOAD_CORE = "1";
    private static final int VIEWERS = 256;
    private static final int PORT_OF_NGINX = 18_700;

    private final Programs programs;
    private final int rounds;
    private final int seconds;

    private Media(Programs programs, int rounds, int seconds) {
        this.programs = programs;
        this.rounds = rounds;
        this.seconds = seconds;
    }

    /** Arguments: rounds (5) and seconds of each measurement (5). */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        try (var programs = new Programs()) {
            new Media(programs, rounds, seconds).run();
        }
    }

    private void run() throws Exception {
        var sample = Sample.start(programs, SERVER_CORE, 2);
        Files.writeString(sample.media().resolve("bench.m3u8"), playlist());
        byte[] segment = new byte[1 << 20];
        new Random(1).nextBytes(segment);
        Files.write(sample.media().resolve("bench.m4s"), segment);
        nginx(sample.media());
        var tokens = tokens(sample);
        Script ours = script("sluice", sample.url(), tokens);
        Script theirs = script("nginx", "http://127.0.0.1:" + PORT_OF_NGINX, secureLinks());

        print("playlists", "requests/s", compare("bench.m3u8", ours, theirs, 32, Load::requests), 1, 1.0);
        print("1 MB segments", "MB/s", compare("bench.m4s", ours, theirs, 8, Load::bytes), 1e6, 0.7);
    }

    /** Requests against one server. */
    private record Script(String base, Path file) {}

    /** What wrk measured. */
    private record Load(double requests, double bytes, double p99Millis, long failures) {}

    private record Compared(List<Load> ours, List<Load> theirs, java.util.function.ToDoubleFunction<Load> what) {}

    private Compared compare(
            String file, Script ours, Script theirs, int connections, java.util.function.ToDoubleFunction<Load> what)
            throws Exception {
        measure(ours, file, connections, Math.max(seconds, 8));
        measure(theirs, file, connections, 1);
        var compared = new Compared(new ArrayList<>(), new ArrayList<>(), what);
        for (int round = 0; round < rounds; round++) {
            compared.ours.add(measure(ours, file, connections, seconds));
            compared.theirs.add(measure(theirs, file, connections, seconds));
        }
        return compared;
    }

    private Load measure(Script script, String file, int connections, int seconds) throws Exception {
        String out = programs.run(
                LOAD_CORE,
                List.of(
                        "wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "--latency", "-s", script.file().toString(),
                        script.base(), "--", file));
        return new Load(
                number(out, "requests=([0-9.e+]+)"),
                number(out, "bytes=([0-9.e+]+)"),
                number(out, "p99=([0-9.e+]+)") / 1000,
                (long) number(out, "failures=([0-9.e+]+)"));
    }

    private static double number(String out, String pattern) {
        var match = Pattern.compile(pattern).matcher(out);
        if (!match.find()) {
            throw new IllegalStateException("wrk says: " + out);
        }
        return Double.parseDouble(match.group(1));
    }

    private static void print(String name, String unit, Compared c, double per, double target) {
        System.out.printf("%n%s, one core, %s%n%-8s %10s %10s %10s %10s %8s%n", name, unit, "", "median", "min", "max", "p99 ms", "failed");
        row("sluice", c.ours, c.what, per);
        row("nginx", c.theirs, c.what, per);
        double ratio = median(c.ours.stream().mapToDouble(c.what).toArray()) / median(c.theirs.stream().mapToDouble(c.what).toArray());
        double tail = median(c.ours.stream().mapToDouble(Load::p99Millis).toArray())
                / median(c.theirs.stream().mapToDouble(Load::p99Millis).toArray());
        System.out.printf(
                Locale.ROOT, "ratio %.2f (target %.1f or more), ratio of p99 %.2f (target 2 or less)%n", ratio, target, tail);
    }

    private static void row(String who, List<Load> loads, java.util.function.ToDoubleFunction<Load> what, double per) {
        double[] all = loads.stream().mapToDouble(what).map(v -> v / per).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-8s %10.0f %10.0f %10.0f %10.2f %8d%n",
                who,
                median(all),
                all[0],
                all[all.length - 1],
                median(loads.stream().mapToDouble(Load::p99Millis).toArray()),
                loads.stream().mapToLong(Load::failures).sum());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** A VOD media playlist of ten minutes in segments of four seconds. */
    private static String playlist() {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:4\n#EXT-X-PLAYLIST-TYPE:VOD\n"
                + "#EXT-X-MAP:URI=\"init.mp4\"\n");
        for (int i = 0; i < 150; i++) {
            text.append("#EXTINF:4.000,\nsegment-").append(i).append(".m4s\n");
        }
        return text.append("#EXT-X-ENDLIST\n").toString();
    }

    private static List<String> tokens(Sample sample) throws Exception {
        var http = HttpClient.newHttpClient();
        var share = sample.admin().shares().create(new ShareRequest(
                sample.asset().id(), ShareMode.DIRECT, "1h", null, null, null, null, null));
        var prefixes = new ArrayList<String>();
        for (int i = 0; i < VIEWERS; i++) {
            var start = HttpRequest.newBuilder(URI.create(share.share().url() + "/session"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build();
            String grant = http.send(start, HttpResponse.BodyHandlers.ofString()).body();
            prefixes.add(Json.MAPPER.readTree(grant).get("playlist").asText().replace("master.m3u8", "%s"));
        }
        return prefixes;
    }

    private static List<String> secureLinks() {
        long expires = System.currentTimeMillis() / 1000 + 3600;
        var links = new ArrayList<String>();
        for (int i = 0; i < VIEWERS; i++) {
            links.add("/media/%s?expires=" + (expires + i) + "&md5=");
        }
        return links;
    }

    /** Requests in turn; nginx's links are signed per file. */
    private Script script(String name, String base, List<String> paths) throws Exception {
        var lua = new StringBuilder("local paths = { playlist = {}, segment = {} }\n");
        for (String path : paths) {
            for (String file : List.of("bench.m3u8", "bench.m4s")) {
                String kind = file.endsWith("m3u8") ? "playlist" : "segment";
                String full = path.replace("%s", file);
                full = full.endsWith("md5=") ? full + md5(full) : full;
                lua.append("table.insert(paths.").append(kind).append(", [[").append(full).append("]])\n");
            }
        }
        lua.append("""
                local turn = 0
                local mine
                function init(args)
                  wrk.headers["Host"] = "%s"
                  mine = {}
                  local kind = args[1] == "bench.m3u8" and "playlist" or "segment"
                  for i, path in ipairs(paths[kind]) do mine[i] = wrk.format("GET", path) end
                end
                function request()
                  turn = turn %% #mine + 1
                  return mine[turn]
                end
                function done(summary, latency, requests)
                  local e = summary.errors
                  local s = summary.duration / 1e6
                  io.write(string.format("\\nrequests=%%f bytes=%%f p99=%%f failures=%%d\\n", summary.requests / s,
                    summary.bytes / s, latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
                end
                """.formatted(URI.create(base).getAuthority()));
        return new Script(base, Files.writeString(programs.folder().resolve(name + ".lua"), lua));
    }

    private static String md5(String link) throws Exception {
        String expires = link.replaceAll(".*expires=(\\d+).*", "$1");
        String signed = expires + link.replaceAll("\\?.*", "") + " secret";
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance("MD5").digest(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private void nginx(Path media) throws Exception {
        Path folder = Files.createDirectories(programs.folder().resolve("nginx"));
        Path config = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off; worker_processes 1; pid %1$s/pid; error_log %1$s/error.log; user root;
                events { worker_connections 1024; }
                http {
                  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=1000;
                  client_body_temp_path %1$s; proxy_temp_path %1$s; fastcgi_temp_path %1$s; uwsgi_temp_path %1$s;
                  scgi_temp_path %1$s;
                  types { application/vnd.apple.mpegurl m3u8; video/mp4 m4s; }
                  server {
                    listen 127.0.0.1:%2$d;
                    location /media/ {
                      alias %3$s/;
                      secure_link $arg_md5,$arg_expires;
                      secure_link_md5 "$secure_link_expires$uri secret";
                      if ($secure_link != 1) { return 403; }
                      add_header Access-Control-Allow-Origin *;
                      add_header Cache-Control "private, max-age=3600";
                    }
                  }
                }
                """.formatted(folder, PORT_OF_NGINX, media));
        programs.start(SERVER_CORE, List.of("/usr/sbin/nginx", "-c", config.toString()));
        Thread.sleep(500);
    }
}
