import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.api.BulkKind;
import dev.sluice.api.BulkRequest;
import dev.sluice.api.BulkState;
import dev.sluice.api.Risk;
import dev.sluice.api.ServiceInfo;
import dev.sluice.api.ServiceStatus;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareState;
import dev.sluice.client.ServiceFile;
import dev.sluice.client.ShareFilter;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.Console;
import dev.sluice.console.ConsoleParts;
import dev.sluice.console.Workspaces;
import dev.sluice.console.frame.ServiceFacts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

/**
 * Links at scale, against a real service in a process of its own: creating them over the API beside plain inserts with a
 * commit each, the first page of filters over a million, a change of 100,000 as one act, and the console's heap with that
 * table open. Takes the number of links as its argument; a million without one.
 */
final class Shares {
    private static final int CREATED = 20_000;
    private static final int CREATORS = 48;
    private static final int ROUNDS = 5;
    private static final int CHANGED = 100_000;

    public static void main(String[] args) throws Exception {
        if (args.length == 2) {
            console(args[0], args[1]);
            return;
        }
        int links = args.length == 1 ? Integer.parseInt(args[0]) : 1_000_000;
        Path folder = Files.createTempDirectory("sluice-shares");
        Process service = serve(folder);
        try (var client = client(folder)) {
            String asset = published(client);
            System.out.printf("%-44s %9s %9s %9s %3s%n", "", "median", "min", "max", "n");
            double api = creating(folder, client, asset);
            double plain = plain(folder);
            System.out.printf("ratio to plain inserts %.2f (target at least 2,000/s)%n%n", api / plain);
            fill(folder, asset, links);
            pages(client, asset, folder);
            changing(client, Math.min(CHANGED, links / 10));
            heap(folder);
        } finally {
            service.destroy();
            service.waitFor();
            try (var files = Files.walk(folder)) {
                files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private static double creating(Path folder, SluiceClient client, String asset) throws Exception {
        var rates = new ArrayList<Double>();
        String key = Files.readString(folder.resolve("admin.key")).strip();
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var body = "{\"asset\":\"%s\",\"mode\":\"direct\",\"ttl\":\"12h\",\"channel\":\"made\"}".formatted(asset);
        var request = HttpRequest.newBuilder(URI.create(client.base() + "api/v1/shares"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        for (int round = 0; round <= ROUNDS; round++) {
            double rate = rate(CREATED, CREATORS, () -> {
                var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 201) throw new IOException(answer.statusCode() + " " + answer.body());
                return answer;
            });
            if (round > 0) rates.add(rate); // The first round warms both sides.
        }
        line("links created over the API, per second", rates, "%,9.0f");
        return median(rates);
    }

    private static double rate(int count, int threads, Callable<?> act) throws Exception {
        var left = new AtomicInteger(count);
        long began = System.nanoTime();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var all = new ArrayList<java.util.concurrent.Future<?>>();
            for (int i = 0; i < threads; i++) {
                all.add(pool.submit(() -> {
                    while (left.getAndDecrement() > 0) act.call();
                    return null;
                }));
            }
            for (var each : all) each.get();
        }
        return count * 1e9 / (System.nanoTime() - began);
    }

    /** The same rows with nothing around them: one insert, one line of the log and one commit each. */
    private static double plain(Path folder) throws SQLException {
        var rates = new ArrayList<Double>();
        try (var store = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("plain.db"))) {
            run(store, "pragma journal_mode = wal");
            run(store, "pragma synchronous = full");
            run(store, "create table share (handle text primary key, asset text, expires_at integer, words text)");
            run(store, "create index share_expires on share (expires_at)");
            run(store, "create table audit (sequence integer primary key, words text)");
            store.setAutoCommit(false);
            try (var share = store.prepareStatement("insert into share values (?, ?, ?, ?)");
                    var audit = store.prepareStatement("insert into audit (words) values (?)")) {
                for (int round = 0; round < ROUNDS; round++) {
                    long began = System.nanoTime();
                    for (int i = 0; i < CREATED / 10; i++) {
                        share.setString(1, java.util.UUID.randomUUID().toString());
                        share.setString(2, "asset");
                        share.setLong(3, i);
                        share.setString(4, "x".repeat(100));
                        share.executeUpdate();
                        audit.setString(1, "x".repeat(150));
                        audit.executeUpdate();
                        store.commit();
                    }
                    rates.add(CREATED / 10 * 1e9 / (System.nanoTime() - began));
                }
            }
        }
        line("plain inserts, one commit each, per second", rates, "%,9.0f");
        return median(rates);
    }

    private static void pages(SluiceClient client, String asset, Path folder) throws SQLException {
        var filters = new LinkedHashMap<String, ShareFilter>();
        var all = ShareFilter.ALL.withSort("expires");
        var playing = all.withStates(Set.of(ShareState.ACTIVE, ShareState.FROZEN));
        filters.put("all, soonest end first", all);
        filters.put("all, newest first", ShareFilter.ALL);
        filters.put("active or frozen", playing);
        filters.put("active or frozen, newest first", playing.withSort("-created"));
        filters.put("frozen", all.withStates(Set.of(ShareState.FROZEN)));
        filters.put("revoked", all.withStates(Set.of(ShareState.REVOKED)));
        filters.put("expired", all.withStates(Set.of(ShareState.EXPIRED)));
        filters.put("one channel of five", playing.withChannel("channel-3"));
        filters.put("a channel of few", playing.withChannel("rare"));
        filters.put("a channel of none", playing.withChannel("none"));
        filters.put("one asset", playing.withAsset(asset));
        filters.put("mode and risk", playing.withMode(ShareMode.API).withRisk(Risk.HIGH));
        filters.put("within an hour", playing.within(Duration.ofHours(1)));
        filters.put("outside the policy", all.outside(true));
        filters.put("text that many hold", playing.withText("channel"));
        filters.put("text that none holds", playing.withText("zzzz"));
        filters.put("a handle", all.withText("many-00000777"));
        filters.put("channel, mode, risk and text", playing.withChannel("channel-1").withMode(ShareMode.DIRECT)
                .withRisk(Risk.LOW).withText("dana"));
        double worst = 0;
        for (var filter : filters.entrySet()) {
            worst = Math.max(worst, page(client, filter.getKey(), filter.getValue()));
        }
        var bare = new ArrayList<Double>();
        try (var store = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sluice.db"));
                var query = store.prepareStatement("select * from share indexed by share_expires where canary = 0"
                        + " and expires_at > ? order by expires_at, id limit 200")) {
            for (int round = 0; round < 9; round++) {
                long began = System.nanoTime();
                query.setLong(1, System.currentTimeMillis());
                try (var rows = query.executeQuery()) {
                    while (rows.next()) rows.getString("handle");
                }
                bare.add((System.nanoTime() - began) / 1e6);
            }
        }
        line("200 rows off an index, bare SQLite, ms", bare, "%9.1f");
        System.out.printf("slowest median %.1f ms, %.1f times bare (target below 50 ms)%n%n", worst, worst / median(bare));
    }

    private static double page(SluiceClient client, String name, ShareFilter filter) {
        var times = new ArrayList<Double>();
        client.shares().list(filter, 200, null, 0, false);
        for (int round = 0; round < 9; round++) {
            long began = System.nanoTime();
            client.shares().list(filter, 200, null, 0, false);
            times.add((System.nanoTime() - began) / 1e6);
        }
        line("first page: " + name + ", ms", times, "%9.1f");
        long began = System.nanoTime();
        client.shares().list(filter, 1, null, 0, true);
        System.out.printf("    counted besides in %,.0f ms%n", (System.nanoTime() - began) / 1e6);
        return median(times);
    }

    private static void changing(SluiceClient client, int links) throws InterruptedException {
        var shorter = new ArrayList<Double>();
        var back = new ArrayList<Double>();
        for (int round = 0; round < 3; round++) {
            long began = System.nanoTime();
            var act = client.bulkActs()
                    .start(new BulkRequest(BulkKind.TTL, "11h", null, null, Map.of("channel", "bulk")));
            if (act.total() != links) throw new IllegalStateException(act + " instead of " + links);
            wait(client, act.id());
            shorter.add((System.nanoTime() - began) / 1e9);
            began = System.nanoTime();
            wait(client, client.bulkActs().undo(act.id()).id());
            back.add((System.nanoTime() - began) / 1e9);
        }
        line("TTL of %,d links as one act, s".formatted(links), shorter, "%9.2f");
        line("the same taken back, s", back, "%9.2f");
        System.out.printf("%,.0f links a second (target below 5 s for 100,000)%n%n", links / median(shorter));
    }

    private static void wait(SluiceClient client, String id) throws InterruptedException {
        var act = client.bulkActs().get(id);
        while (act.state() == BulkState.RUNNING) {
            Thread.sleep(20);
            act = client.bulkActs().get(id);
        }
        if (act.refused() > 0) throw new IllegalStateException(act.toString());
    }

    private static void heap(Path folder) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var facts = ServiceFile.read(folder).orElseThrow();
        var process = new ProcessBuilder(
                        java, "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                        "-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true",
                        "-cp", System.getProperty("java.class.path"), "packaging/benchmarks/shares.java",
                        facts.connection().url().toString(), facts.connection().keyFile().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        System.out.println(process.inputReader().readLine());
        process.waitFor();
    }

    /** The real console with the table open, scrolled to two hundred places and back. */
    private static void console(String url, String keyFile) throws Exception {
        var client = dev.sluice.client.Connection.of(url, Path.of(keyFile)).open();
        var opened = new FutureTask<>(() -> {
            var console = new Console(new ConsoleParts(
                    Clock.system(ZoneId.systemDefault()),
                    Executors.newVirtualThreadPerTaskExecutor(),
                    new Facts(client),
                    Workspaces.of(client)));
            console.open(new Stage());
            return console;
        });
        Platform.startup(opened);
        var console = opened.get();
        var rows = until(() -> console.scene().lookup("#links") instanceof TableView<?> table
                        && table.getItems().size() > 1000 ? table.getItems().size() : null);
        for (int place = 1; place <= 200; place++) {
            int row = (int) (rows * (place * 7919L % 10_007) / 10_007);
            fx(() -> {
                ((TableView<?>) console.scene().lookup("#links")).scrollTo(row);
                return true;
            });
            Thread.sleep(30);
        }
        long most = 0;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(200);
            var runtime = Runtime.getRuntime();
            most = Math.max(most, runtime.totalMemory() - runtime.freeMemory());
        }
        System.out.printf("console heap with %,d links open, scrolled to 200 places: %d MB (target below 300 MB)%n",
                rows, most >> 20);
        Runtime.getRuntime().halt(0);
    }

    private static <T> T until(Callable<T> ready) throws Exception {
        for (int i = 0; i < 3000; i++) {
            T found = fx(ready);
            if (found != null) return found;
            Thread.sleep(20);
        }
        throw new IllegalStateException("The console did not show its links");
    }

    private static <T> T fx(Callable<T> body) throws Exception {
        var task = new FutureTask<>(body);
        Platform.runLater(task);
        return task.get();
    }

    private static Process serve(Path folder) throws IOException {
        var process = new ProcessBuilder("target/sluice/bin/sluice", "serve", "--workspace", folder.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process;
    }

    private static SluiceClient client(Path folder) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            var file = ServiceFile.read(folder);
            if (file.isPresent()) return file.get().connection().open();
            Thread.sleep(50);
        }
        throw new IllegalStateException("The service did not start");
    }

    /** The sample asset, once it is published. */
    private static String published(SluiceClient client) throws InterruptedException {
        for (int i = 0; i < 1200; i++) {
            for (Asset asset : client.assets().list(10, null).items()) {
                if (asset.state() == AssetState.PUBLISHED) return asset.id();
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("The sample asset was not published");
    }

    /**
     * A tenth in a channel for the act on many, five channels, a few frozen, a thousand revoked one by one and a quarter of the
     * signed links by their key, a tenth expired.
     */
    private static void fill(Path folder, String asset, int links) throws SQLException {
        long now = System.currentTimeMillis();
        try (var store = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sluice.db"))) {
            run(store, "pragma busy_timeout = 60000");
            run(store, """
                    with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < %d)
                    insert into share (handle, asset, mode, channel, risk, ttl_seconds, created_at, created_by, expires_at,
                      binding, opens, ep_everything, ep_channel, ep_asset, ep_share, ep_viewer, kid)
                    select printf('many-%%08d-%%08d', i, i * 7919 %% 9973), '%s',
                      case when i %% 10 = 0 then 'direct' when i %% 3 = 0 then 'embed' when i %% 3 = 1 then 'direct' else 'api' end,
                      case when i %% 10 = 0 then 'bulk' when i %% 100003 = 7 then 'rare' else 'channel-' || (i %% 5) end,
                      case when i %% 10 = 0 then 'medium' when i %% 7 < 3 then 'medium' when i %% 7 < 5 then 'low' else 'high' end,
                      case when i %% 10 = 0 then 43200 else 7200 end,
                      %d - i * 50, case i %% 4 when 0 then 'dana' when 1 then 'lee' when 2 then 'kim' else 'api' end,
                      case when i %% 10 = 0 then %d + 43100000 else %d + (i * 7919 %% 86400) * 1000 - 8640000 end,
                      '{}', i %% 40, 0, 0, 0, 0, 0,
                      case when i %% 10 <> 0 and i %% 3 = 2 then case when i %% 4 = 0 then 'killed' else 'kept' end end
                    from n""".formatted(links, asset, now, now, now));
            run(store, "insert into hold (share, kind, held_at, held_by) select handle, 'frozen', 1, 'dana' from share"
                    + " where id % 20011 = 3");
            run(store, "insert or ignore into floor select 'link:' || handle, 1, %d, 'dana', null, null from share"
                    .formatted(now) + " where id % 997 = 5 and channel <> 'bulk'");
            run(store, "insert or ignore into floor values ('key:killed', 1, %d, 'dana', null, null)".formatted(now));
        }
    }

    private static void run(Connection store, String sql) throws SQLException {
        try (var statement = store.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void line(String name, List<Double> values, String form) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                "%-44s " + form + " " + form + " " + form + " %3d%n",
                name, median(values), sorted[0], sorted[sorted.length - 1], sorted.length);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private record Facts(SluiceClient client) implements ServiceFacts {
        @Override
        public ServiceInfo info() {
            return client.service();
        }

        @Override
        public ServiceStatus status() {
            return client.status();
        }
    }

    private Shares() {}
}
