import dev.sluice.api.DestinationKind;
import dev.sluice.api.DestinationRequest;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.api.ShowRequest;
import dev.sluice.api.ShowSource;
import dev.sluice.client.SluiceClient;
import dev.sluice.media.Ffmpeg;
import dev.sluice.service.Service;
import dev.sluice.service.ServiceConfig;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/**
 * Eight RTMP ingests at once with stream copy, and a ninth that is dead: processor time and delay, beside one FFmpeg whose
 * tee output feeds the same eight. Both read the sample clip in a loop. Usage: packaging/bench destinations [SECONDS]
 */
public class destinations {
    static final int INGESTS = 8;

    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 30;
        var ffmpeg = Ffmpeg.load();
        Path clip = Path.of("target/sluice/assets/sample.mp4").toAbsolutePath();
        var ours = ours(ffmpeg, clip, seconds);
        double tee = tee(ffmpeg, clip, seconds);
        System.out.printf(Locale.ROOT, "%n%d ingests, stream copy, %d s, %d cores%n", INGESTS, seconds, Runtime.getRuntime().availableProcessors());
        System.out.printf("%-34s %10s %10s %10s %10s%n", "", "cores used", "delay p50", "delay p95", "dropped");
        System.out.printf(Locale.ROOT, "%-34s %10.3f %8d ms %8d ms %10d%n", "sluice, a ninth ingest dead", ours.cores, ours.p50, ours.p95, ours.dropped);
        System.out.printf(Locale.ROOT, "%-34s %10.3f %10s %10s %10s%n", "ffmpeg -f tee, none dead", tee, "-", "-", "-");
        System.out.printf(Locale.ROOT, "ratio of cores: %.2f; delay is of %d looks, spread %d to %d ms%n", ours.cores / tee, ours.looks, ours.least, ours.most);
        System.exit(0);
    }

    record Ours(double cores, long p50, long p95, long least, long most, int looks, long dropped) {}

    static Ours ours(Ffmpeg ffmpeg, Path clip, int seconds) throws Exception {
        Path folder = Files.createTempDirectory("sluice-bench");
        var local = ServiceConfig.local(folder, Path.of("target/sluice/assets"));
        var config = new ServiceConfig(folder, local.home(), local.host(), 0, null, null, null, List.of(), Duration.ofMinutes(5), "local", false);
        var ingests = new ArrayList<Process>();
        try (var service = Service.start(config, Clock.systemUTC());
                var client = new SluiceClient(HttpUrl.get(service.url()), Files.readString(service.adminKeyFile()).strip())) {
            var ids = new ArrayList<String>();
            ids.add(add(client, freePort()));
            for (int i = 0; i < INGESTS; i++) {
                int port = freePort();
                ingests.add(ingest(ffmpeg, port));
                ids.add(add(client, port));
            }
            Thread.sleep(1000);
            var source = new ShowSource(ShowSource.Kind.FILE, clip.toString(), true, false);
            String show = client.shows().start(new ShowRequest("bench", source, ids, "stability", 120, null)).id();
            while (live(client, show).size() < INGESTS) Thread.sleep(200);
            Thread.sleep(3000);
            Set<Long> foreign = ingests.stream().map(Process::pid).collect(Collectors.toCollection(HashSet::new));
            double before = cpu(foreign);
            long start = System.nanoTime();
            var delays = new ArrayList<Long>();
            while (System.nanoTime() - start < seconds * 1_000_000_000L) {
                live(client, show).forEach(p -> { if (p.health().delayMs() != null) delays.add(p.health().delayMs()); });
                Thread.sleep(500);
            }
            double wall = (System.nanoTime() - start) / 1e9;
            double cores = (cpu(foreign) - before) / wall;
            long dropped = live(client, show).stream().mapToLong(p -> p.health().droppedFrames()).sum();
            client.shows().stop(show);
            delays.sort(null);
            return new Ours(cores, delays.get(delays.size() / 2), delays.get(delays.size() * 95 / 100), delays.getFirst(), delays.getLast(), delays.size(), dropped);
        } finally {
            ingests.forEach(Process::destroyForcibly);
        }
    }

    static List<Publication> live(SluiceClient client, String show) {
        return client.shows().get(show).publications().stream().filter(p -> p.state() == PublicationState.LIVE).toList();
    }

    static String add(SluiceClient client, int port) {
        return client.destinations().add(new DestinationRequest("i" + port, DestinationKind.RTMP, "rtmp://127.0.0.1:" + port + "/live", "k", null, null, null)).id();
    }

    static double tee(Ffmpeg ffmpeg, Path clip, int seconds) throws Exception {
        var ingests = new ArrayList<Process>();
        var outputs = new ArrayList<String>();
        for (int i = 0; i < INGESTS; i++) {
            int port = freePort();
            ingests.add(ingest(ffmpeg, port));
            outputs.add("[f=flv:flvflags=no_duration_filesize]rtmp://127.0.0.1:" + port + "/live/k");
        }
        Thread.sleep(1000);
        var tee = ffmpeg.start(List.of("-v", "error", "-nostdin", "-re", "-stream_loop", "-1", "-i", clip.toString(), "-map", "0:v:0", "-map", "0:a:0", "-c", "copy", "-tag:v", "7", "-tag:a", "10", "-flags", "+global_header", "-f", "tee", String.join("|", outputs)));
        try {
            Thread.sleep(4000);
            double before = seconds(tee.toHandle());
            long start = System.nanoTime();
            Thread.sleep(seconds * 1000L);
            if (!tee.isAlive()) throw new IllegalStateException(new String(tee.getErrorStream().readAllBytes()));
            return (seconds(tee.toHandle()) - before) / ((System.nanoTime() - start) / 1e9);
        } finally {
            tee.destroyForcibly();
            ingests.forEach(Process::destroyForcibly);
        }
    }

    /** Processor seconds of this process and its children, the ingests apart. */
    static double cpu(Set<Long> foreign) {
        var self = ProcessHandle.current();
        return seconds(self) + self.descendants().filter(p -> !foreign.contains(p.pid())).mapToDouble(destinations::seconds).sum();
    }

    static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
    }

    static Process ingest(Ffmpeg ffmpeg, int port) {
        return ffmpeg.start(List.of("-v", "error", "-nostdin", "-listen", "1", "-i", "rtmp://127.0.0.1:" + port + "/live/k", "-c", "copy", "-f", "null", "-"));
    }

    static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
