import dev.sluice.hls.check.HlsChecker;
import dev.sluice.hls.check.Profile;
import dev.sluice.hls.playlist.PlaylistReader;
import dev.sluice.hls.playlist.PlaylistTokenizer;
import dev.sluice.hls.probe.MediaProbe;
import dev.sluice.hls.walk.Progress;
import dev.sluice.media.Ffmpeg;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A check of one hour of video in three renditions on local disk beside one ffprobe -show_packets pass over the same
 * segments; then how many megabytes a second one core probes, and parses of playlists. Minutes of film: the first argument.
 */
final class CheckBenchmark {
    private static final int ROUNDS = 5;
    private static final List<String> SIZES = List.of("1280x720", "640x360", "426x240");
    private static final List<String> RATES = List.of("1200k", "600k", "300k");

    public static void main(String[] args) throws Exception {
        int minutes = args.length > 0 ? Integer.parseInt(args[0]) : 60;
        var ffmpeg = Ffmpeg.load();
        var folder = Files.createTempDirectory("sluice-bench-check");
        try {
            film(ffmpeg, folder, minutes);
            System.out.printf(
                    "%d min, %d renditions, %d MB of MPEG-TS, %d cores%n%n",
                    minutes, SIZES.size(), bytes(folder) >> 20, Runtime.getRuntime().availableProcessors());
            beside(ffmpeg, folder);
            probe(folder);
            parse();
        } finally {
            remove(folder);
        }
    }

    /** A minute is encoded; the rest repeats it. */
    private static void film(Ffmpeg ffmpeg, Path folder, int minutes) throws Exception {
        var master = new StringBuilder("#EXTM3U\n");
        for (int i = 0; i < SIZES.size(); i++) {
            var minute = folder.resolve("minute.mp4").toString();
            run(ffmpeg, "-y", "-f", "lavfi", "-i", "testsrc2=size=" + SIZES.get(i) + ":rate=25", "-f", "lavfi", "-i", "sine=440",
                    "-t", "60", "-c:v", "libopenh264", "-b:v", RATES.get(i), "-g", "50", "-c:a", "aac", "-b:a", "128k", minute);
            var out = Files.createDirectory(folder.resolve("v" + i));
            run(ffmpeg, "-stream_loop", String.valueOf(minutes - 1), "-i", minute, "-c", "copy", "-f", "hls", "-hls_time", "6",
                    "-hls_list_size", "0", "-hls_playlist_type", "vod", "-hls_segment_filename",
                    out.resolve("s%05d.ts").toString(), out.resolve("media.m3u8").toString());
            master.append("#EXT-X-STREAM-INF:BANDWIDTH=1000000,CODECS=\"avc1.42c01f,mp4a.40.2\",RESOLUTION=")
                    .append(SIZES.get(i)).append("\nv").append(i).append("/media.m3u8\n");
        }
        Files.delete(folder.resolve("minute.mp4"));
        Files.writeString(folder.resolve("master.m3u8"), master);
    }

    private static void run(Ffmpeg ffmpeg, String... arguments) throws Exception {
        var all = new ArrayList<>(List.of("-v", "error"));
        all.addAll(Arrays.asList(arguments));
        var outcome = ffmpeg.run(all, InputStream::readAllBytes, Duration.ofMinutes(10));
        if (!outcome.ok()) throw new IOException(outcome.stderrTail());
    }

    private static void beside(Ffmpeg ffmpeg, Path folder) throws Exception {
        var check = new ArrayList<Double>();
        var ffprobe = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            check.add(seconds(() -> {
                var report = new HlsChecker().check(folder.resolve("master.m3u8"), Profile.VOD, Progress.NONE, () -> false);
                if (report.renditions().size() != SIZES.size()) throw new IllegalStateException("not all was checked");
            }));
            ffprobe.add(seconds(() -> {
                for (int i = 0; i < SIZES.size(); i++) {
                    ffmpeg.probe(List.of("-v", "error", "-show_packets", "-of", "csv", "-o", folder.resolve("packets").toString(),
                            folder.resolve("v" + i + "/media.m3u8").toString()), Duration.ofMinutes(30));
                }
            }));
        }
        System.out.printf("%-34s %9s %9s %9s %3s%n", "seconds", "median", "min", "max", "n");
        print("sluice check", check);
        print("ffprobe -show_packets", ffprobe);
        System.out.printf("ratio of medians %.2f (target below 1)%n%n", median(check) / median(ffprobe));
    }

    private static void probe(Path folder) throws Exception {
        var segments = new ArrayList<byte[]>();
        try (var files = Files.list(folder.resolve("v0"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".ts")).limit(200).toList()) {
                segments.add(Files.readAllBytes(file));
            }
        }
        double megabytes = segments.stream().mapToLong(s -> s.length).sum() / 1e6;
        var rates = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS + 2; round++) {
            double took = ofOneCore(() -> {
                for (var segment : segments) {
                    if (MediaProbe.probe(ByteBuffer.wrap(segment), null).tracks().isEmpty()) throw new IllegalStateException();
                }
            });
            if (round >= 2) rates.add(megabytes / took);
        }
        System.out.printf("%-34s %9s %9s %9s %3s%n", "MB/s on one core", "median", "min", "max", "n");
        print("probe (target 300)", rates);
    }

    private static void parse() throws Exception {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:6\n");
        for (int i = 0; i < 400_000; i++) {
            text.append("#EXTINF:6.00000,\nhttps://media.example.com/asset/0123456789abcdef/v720/s").append(i).append(".m4s\n");
        }
        byte[] playlist = text.toString().getBytes(StandardCharsets.UTF_8);
        var rates = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS + 2; round++) {
            double took = ofOneCore(() -> PlaylistReader.read("https://media.example.com/v.m3u8", PlaylistTokenizer.tokenize(playlist)));
            if (round >= 2) rates.add(playlist.length / 1e6 / took);
        }
        print("parse of playlists (target 50)", rates);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e9;
    }

    /** Processor time of this thread, so that others on the machine do not count. */
    private static double ofOneCore(Work work) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        long began = threads.getCurrentThreadCpuTime();
        work.run();
        return (threads.getCurrentThreadCpuTime() - began) / 1e9;
    }

    private static void print(String name, List<Double> values) {
        var sorted = values.stream().sorted().toList();
        System.out.printf("%-34s %9.2f %9.2f %9.2f %3d%n", name, median(values), sorted.getFirst(), sorted.getLast(), sorted.size());
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().flatMapToDouble(DoubleStream::of).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static long bytes(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    private CheckBenchmark() {}
}
