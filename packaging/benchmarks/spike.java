import dev.sluice.api.Json;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import support.Programs;
import support.Sample;

/**
 * A spike: 10,000 viewers start within 10 s, evenly, while 2,000 others play on. A start is what a page does before its first
 * frame: session, multivariant playlist, media playlist, first segment; each viewer on a connection of its own. Load and
 * service share this machine's cores. Loopback only.
 */
final class Spike {
    private static final String CORES = "0-" + (Runtime.getRuntime().availableProcessors() - 1);

    private final int starts;
    private final int playing;
    private final URI service;
    private final String session;
    private final Map<String, AtomicLong> faults = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> startups = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> entitlements = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> segments = new ConcurrentLinkedQueue<>();
    private final AtomicLong late = new AtomicLong();

    private Spike(int starts, int playing, Sample sample) {
        this.starts = starts;
        this.playing = playing;
        this.service = URI.create(sample.url());
        var share = sample.admin().shares().create(new ShareRequest(
                sample.asset().id(), ShareMode.DIRECT, "1h", null, null, null, null, null));
        this.session = "/s/" + share.share().handle() + "/session";
    }

    /** Arguments: starts (10000), viewers that play (2000), seconds the starts are spread over (10). */
    public static void main(String[] args) throws Exception {
        int starts = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int playing = args.length > 1 ? Integer.parseInt(args[1]) : 2_000;
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 10;
        if (starts > 20_000 || playing > 5_000) {
            throw new IllegalArgumentException("at most 20000 starts and 5000 playing");
        }
        try (var programs = new Programs()) {
            new Spike(starts, playing, Sample.start(programs, CORES, 12)).run(programs, seconds);
        }
    }

    private void run(Programs programs, int seconds) throws InterruptedException {
        try (var viewers = Executors.newVirtualThreadPerTaskExecutor()) {
            long warm = System.nanoTime();
            spread(viewers, playing, 8, warm, Long.MAX_VALUE);
            while (segments.size() < playing) {
                Thread.sleep(100);
            }
            startups.clear();
            entitlements.clear();
            segments.clear();
            Duration before = programs.used();
            long began = System.nanoTime();
            spread(viewers, starts, seconds, began, 0);
            while (startups.size() + failed() < starts && System.nanoTime() - began < 60_000_000_000L) {
                Thread.sleep(50);
            }
            double took = (System.nanoTime() - began) / 1e9;
            playingUntil = 0;
            report(seconds, took);
            System.out.printf(
                    Locale.ROOT, "the service used %.1f s of processor time meanwhile%n", programs.used().minus(before).toMillis() / 1e3);
        }
    }

    private volatile long playingUntil = Long.MAX_VALUE;

    /** Each viewer starts at its own moment, whether or not earlier ones are served: a spike does not wait. */
    private void spread(java.util.concurrent.ExecutorService viewers, int count, int seconds, long began, long playFor) {
        for (int i = 0; i < count; i++) {
            long at = began + (long) (seconds * 1e9 * i / count);
            viewers.submit(() -> view(at, playFor > 0));
        }
    }

    private void view(long at, boolean playsOn) {
        LockSupport.parkNanos(at - System.nanoTime());
        try (var viewer = new Connection(service)) {
            long began = System.nanoTime();
            var grant = Json.MAPPER.readTree(viewer.post(session, "{\"swapsTokens\":true}"));
            entitlements.add(System.nanoTime() - began);
            String master = grant.get("playlist").asText();
            String base = master.substring(0, master.lastIndexOf('/') + 1);
            String media = base + child(viewer.get(master), 0);
            String folder = media.substring(0, media.lastIndexOf('/') + 1);
            var names = viewer.get(media).lines().filter(l -> !l.startsWith("#")).toList();
            viewer.get(folder + names.getFirst());
            startups.add(System.nanoTime() - at);
            for (int next = 1; playsOn && System.nanoTime() < playingUntil; next++) {
                LockSupport.parkNanos(2_000_000_000L);
                long asked = System.nanoTime();
                viewer.get(folder + names.get(next % names.size()));
                long took = System.nanoTime() - asked;
                segments.add(took);
                if (took > 2_000_000_000L) {
                    late.incrementAndGet();
                }
                if (playingUntil == 0) {
                    return;
                }
            }
        } catch (IOException | RuntimeException e) {
            faults.computeIfAbsent(String.valueOf(e.getMessage()), k -> new AtomicLong()).incrementAndGet();
        }
    }

    private static String child(String playlist, int n) {
        return playlist.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList().get(n);
    }

    private long failed() {
        return faults.values().stream().mapToLong(AtomicLong::get).sum();
    }

    private void report(int seconds, double took) {
        System.out.printf(
                Locale.ROOT,
                "%d viewers start within %d s while %d play; the last has its first segment after %.1f s%n%n",
                starts, seconds, playing, took);
        System.out.printf("%-34s %8s %8s %8s %8s%n", "ms", "p50", "p95", "p99", "n");
        row("startup, moment to first segment", startups);
        row("session start alone", entitlements);
        row("segment of those who play", segments);
        System.out.printf("%nsegments later than they play %d%nrefusals by fault %d%n", late.get(), failed());
        faults.forEach((what, count) -> System.out.println("  " + count + " × " + what));
    }

    private static void row(String name, ConcurrentLinkedQueue<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT, "%-34s %8.0f %8.0f %8.0f %8d%n", name, at(sorted, 50), at(sorted, 95), at(sorted, 99), sorted.length);
    }

    private static double at(long[] sorted, int percentile) {
        return sorted.length == 0 ? Double.NaN : sorted[(sorted.length - 1) * percentile / 100] / 1e6;
    }

    /** One viewer's connection, kept alive; as little HTTP as the load needs, so that the load costs little. */
    private static final class Connection implements AutoCloseable {
        private final Socket socket = new Socket();
        private final InputStream in;
        private final String host;

        Connection(URI service) throws IOException {
            socket.connect(new InetSocketAddress(service.getHost(), service.getPort()), 30_000);
            socket.setSoTimeout(30_000);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 16_384);
            host = service.getAuthority();
        }

        String get(String path) throws IOException {
            return ask("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        }

        String post(String path, String json) throws IOException {
            return ask("POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/json\r\nContent-Length: "
                    + json.length() + "\r\n\r\n" + json);
        }

        private String ask(String request) throws IOException {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String status = line();
            int length = 0;
            for (String header = line(); !header.isEmpty(); header = line()) {
                if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
            }
            byte[] body = in.readNBytes(length);
            if (!status.contains(" 200 ")) {
                throw new IOException(status + " " + new String(body, StandardCharsets.UTF_8));
            }
            return new String(body, StandardCharsets.ISO_8859_1);
        }

        private String line() throws IOException {
            var text = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("the connection was closed");
                }
                if (c != '\r') {
                    text.append((char) c);
                }
            }
            return text.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
