import dev.sluice.api.CollectorUrl;
import dev.sluice.client.SluiceClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import support.Programs;
import support.Sample;

/**
 * From an event to the chart: players post 20,000 events a second over HTTP, in bodies of 50 and several bodies a session, to a
 * real service; meanwhile somebody starts to watch in a channel of his own again and again, and the answer the chart is drawn
 * from is read until it counts him. The console waits up to 0.7 s more before it draws. Load and service share this machine.
 */
final class Freshness {
    private static final String CORES = "0-" + (Runtime.getRuntime().availableProcessors() - 1);
    private static final int PER_BODY = 50;
    private static final int BODIES_OF_A_SESSION = 4;
    private static final int SENDERS = 16;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    /** Arguments: events per second (20000), seconds (40). */
    public static void main(String[] args) throws Exception {
        int perSecond = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 40;
        try (var programs = new Programs()) {
            new Freshness().run(Sample.start(programs, CORES, 12).admin(), perSecond, seconds);
        }
    }

    private void run(SluiceClient admin, int perSecond, int seconds) throws Exception {
        var collectors = new ArrayList<CollectorUrl>();
        for (int i = 0; i < SENDERS; i++) collectors.add(admin.quality().createCollector("load-" + i));
        var probe = admin.quality().createCollector("probe");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SENDERS; i++) {
                int sender = i;
                threads.submit(() -> load(collectors.get(sender).url(), sender, perSecond / SENDERS, end));
            }
            var waits = probe(admin, probe.url(), end);
            waits.sort(null);
            System.out.printf(Locale.ENGLISH, "events taken in: %,d a second, %d bodies refused%n",
                    sent.get() * PER_BODY / seconds, refused.get());
            System.out.printf(Locale.ENGLISH, "event to the chart's answer: p50 %,d ms, p95 %,d ms, p99 %,d ms, most %,d ms, n %d%n",
                    at(waits, 0.5), at(waits, 0.95), at(waits, 0.99), waits.getLast(), waits.size());
            System.out.println("target: p99 below 2,000 ms, the console's 700 ms included");
        }
    }

    private Void load(String url, int sender, int perSecond, long end) throws Exception {
        long every = TimeUnit.SECONDS.toNanos(PER_BODY) / perSecond;
        long next = System.nanoTime() + sender * every / SENDERS;
        for (int body = 0; next < end; body++, next += every) {
            LockSupport.parkNanos(next - System.nanoTime());
            int status = post(url, body(sender, body));
            (status == 204 ? sent : refused).incrementAndGet();
        }
        return null;
    }

    private static String body(int sender, int body) {
        long now = System.currentTimeMillis();
        int part = body % BODIES_OF_A_SESSION;
        String sid = ",sid=\"l" + sender + "-" + body / BODIES_OF_A_SESSION + "\",sn=";
        var text = new StringBuilder();
        for (int n = 0; n < PER_BODY; n++) {
            String what = part == 0 && n == 0 ? "e=ps,sta=s" : part == 0 && n == 1 ? "e=ps,sta=p"
                    : n % 3 == 0 ? "e=t,sta=p,pt=" + n * 1000 : "e=rr,ot=v,rc=200,ttfb=40,ttlb=90";
            text.append(what).append(sid).append(part * PER_BODY + n).append(",ts=").append(now - 500 + n * 10).append(",v=2\n");
        }
        return text.toString();
    }

    private List<Long> probe(SluiceClient admin, String url, long end) throws Exception {
        var waits = new ArrayList<Long>();
        for (int i = 0; System.nanoTime() < end; i++) {
            long began = System.nanoTime();
            String sid = ",sid=\"probe-" + i + "\",v=2,ts=" + System.currentTimeMillis();
            post(url, "e=ps,sta=s,sn=1" + sid);
            long expected = i + 1;
            while (started(admin) < expected) LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            long wait = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            if (i >= 5) waits.add(wait);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(37 + i % 83));
        }
        return waits;
    }

    private static long started(SluiceClient admin) {
        return admin.quality().quality("channel", "1h", null, 100, 0).cohorts().stream()
                .filter(cohort -> cohort.name().equals("probe"))
                .mapToLong(cohort -> cohort.figures().attempts())
                .sum();
    }

    private int post(String url, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/cmcd")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static long at(List<Long> sorted, double q) {
        return sorted.get((int) (q * (sorted.size() - 1)));
    }
}
