import com.sun.jdi.Bootstrap;
import com.sun.jdi.ClassType;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.request.EventRequest;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.api.ApiKeyRequest;
import dev.sluice.api.Binding;
import dev.sluice.api.EmergencySettings;
import dev.sluice.api.Risk;
import dev.sluice.api.Role;
import dev.sluice.api.Run;
import dev.sluice.api.RunRequest;
import dev.sluice.api.RunState;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.api.ShareState;
import dev.sluice.api.SigningKeyInfo;
import dev.sluice.api.StepState;
import dev.sluice.client.ShareFilter;
import dev.sluice.client.SluiceClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import support.Clip;

/**
 * Kills a real {@code sluice serve} while it carries out an invalidation, starts it again, and looks whether the run ended
 * and every effect is there once. Places are exact: a debugger stops the service at a method of the engine (a boundary)
 * or at a line of a step's act or verification (inside), and the process is killed there with SIGKILL.
 *
 * <p>{@code packaging/bench kills [LEAST]}: goes through the places of a run over the key that signs, which a second admin
 * approves, then of one over a channel, and again until there were LEAST kills (200); a smaller number skips places evenly.
 */
final class Kills {
    private static final List<String> ENGINE = List.of("next", "consider", "intend", "act", "check", "clear", "settle", "close");
    /** About as many places has a run over a channel. */
    private static final int PLACES = 240;

    private static final List<String> KEY_STEPS = List.of("Approve", "RotateKeys");
    private static final List<String> INSIDE = List.of("act", "verify");
    private static final String BOUNDARIES = "dev.sluice.runbook.Engine";
    private static final String SECOND = "second-admin";
    private static final Path LOG = Path.of("kills.log");

    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Set<String> purged = ConcurrentHashMap.newKeySet();
    private final Map<String, int[]> table = new TreeMap<>();
    private final List<Long> upAgain = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private Process process;
    private SluiceClient client;
    private String asset = "";
    private String second = "";
    private int kills;
    private int neverBegun;

    public static void main(String[] args) throws Exception {
        int least = args.length == 0 ? 200 : Integer.parseInt(args[0]);
        Path folder = Files.createTempDirectory("sluice-kills");
        var bench = new Kills(folder);
        try {
            bench.run(least);
        } catch (Exception e) {
            e.printStackTrace();
            bench.wrong.add("the benchmark itself: " + e);
        } finally {
            bench.stop();
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        System.exit(bench.wrong.isEmpty() ? 0 : 1);
    }

    private Kills(Path folder) {
        this.folder = folder;
    }

    private void run(int least) throws Exception {
        HttpServer outside = outside();
        runbook();
        start();
        asset = Clip.published(client, Clip.film(folder, 4), "Killed").id();
        System.out.println("asset published; killing");
        settings("http://127.0.0.1:" + outside.getAddress().getPort());
        int stride = Math.max(1, PLACES / least);
        while (kills < least) {
            for (boolean ofKey : new boolean[] {true, false}) {
                int place = 0;
                while (once(place, ofKey)) {
                    place += stride;
                }
            }
        }
        outside.stop(0);
        print();
    }

    /**
     * One run that is killed at its {@code place}-th place; false when it has fewer.
     *
     * @param ofKey over the key that signs, which a second admin has to approve; killed in the steps that only such a run
     *     has something to do in
     */
    private boolean once(int place, boolean ofKey) throws Exception {
        String channel = "kill-" + kills + "-" + place + (ofKey ? "-key" : "");
        String scope = ofKey ? "key:" + signing("active").getFirst() : "channel:" + channel;
        var link = client.shares().create(request(channel, "Recipient"));
        VirtualMachine debugged = attach();
        var where = new String[1];
        Thread killer = Thread.ofPlatform().start(() -> where[0] = killAt(debugged, place, ofKey));
        if (endsAlive(scope)) {
            debugged.dispose();
            killer.join();
            process.destroyForcibly().waitFor();
            start();
            return false;
        }
        process.waitFor();
        killer.join();
        kills++;
        long died = System.nanoTime();
        start();
        upAgain.add((System.nanoTime() - died) / 1_000_000);
        judge(where[0] == null ? "?" : where[0], scope, channel, link.signedLink());
        return true;
    }

    /** Whether the run came to its end before it was killed; the service dies in the middle of an answer otherwise. */
    private boolean endsAlive(String scope) throws Exception {
        try {
            String run = client.invalidations().start(new RunRequest(scope, "kill", false)).run();
            return waitFor(run, 120).endedAt() != null;
        } catch (dev.sluice.api.Fault e) {
            return false;
        }
    }

    /** Watches the places go by and kills the process at the one wanted; its name. */
    private String killAt(VirtualMachine debugged, int place, boolean ofKey) {
        int passed = 0;
        String step = "the click";
        try {
            while (true) {
                var set = debugged.eventQueue().remove();
                for (var event : set) {
                    if (event instanceof BreakpointEvent at) {
                        String type = at.location().declaringType().name();
                        boolean boundary = type.equals(BOUNDARIES);
                        step = boundary ? step : type.substring(type.lastIndexOf('.') + 1);
                        if ((!ofKey || KEY_STEPS.contains(step)) && passed++ == place) {
                            process.destroyForcibly();
                            return (boundary ? "boundary after " : "inside ") + step;
                        }
                    }
                }
                set.resume();
            }
        } catch (VMDisconnectedException | InterruptedException e) {
            return null;
        }
    }

    /** Attaches and stops at every place: the first line of the engine's methods, each line of a step's act and look. */
    private VirtualMachine attach() throws Exception {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(c -> c.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        var arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(Integer.toString(debugPort));
        VirtualMachine debugged = connector.attach(arguments);
        for (ReferenceType type : debugged.allClasses()) {
            if (type.name().equals(BOUNDARIES)) {
                for (Method method : type.methods()) {
                    if (ENGINE.contains(method.name())) stopAt(debugged, method.location());
                }
            } else if (isStep(type)) {
                for (Method method : type.methods()) {
                    if (INSIDE.contains(method.name()) && !method.isAbstract()) {
                        for (Location line : method.allLineLocations()) stopAt(debugged, line);
                    }
                }
            }
        }
        return debugged;
    }

    private static boolean isStep(ReferenceType type) {
        return type instanceof ClassType c
                && type.name().startsWith("dev.sluice.runbook.step.")
                && c.allInterfaces().stream().anyMatch(i -> i.name().equals("dev.sluice.runbook.StepType"));
    }

    private static void stopAt(VirtualMachine debugged, Location place) {
        var request = debugged.eventRequestManager().createBreakpointRequest(place);
        request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
        request.enable();
    }

    private void judge(String where, String scope, String channel, String signedLink) throws Exception {
        var counts = table.computeIfAbsent(where, w -> new int[2]);
        counts[0]++;
        Optional<Run> begun = client.invalidations().list().items().stream()
                .filter(r -> r.scope().equals(scope))
                .findFirst();
        if (begun.isEmpty()) {
            neverBegun++;
            System.out.printf("%4d  %-40s not yet durable, nothing left behind%n", kills, where);
            expect(where, status(signedLink) == 200, "a run that never became durable left an effect");
            return;
        }
        String id = begun.get().run();
        Run run = waitFor(id, 120);
        int before = wrong.size();
        boolean fine = expect(where, run.state() == RunState.CLOSED, "the run ended as " + run)
                & expect(where, run.steps().stream().noneMatch(s -> s.state() == StepState.FAILED), "a step failed: " + run)
                & expect(where, status(signedLink) == 403, "the link plays")
                & expect(where, shut(run), "not shut: " + evidence(run, "contain"))
                & expect(where, alive(channel) == 1, alive(channel) + " reissued links instead of one")
                & expect(where, told.contains(id + "/notify"), "nobody was told")
                & expect(where, purged.contains(id + "/purge/" + asset), "nothing was purged")
                & expect(where, thawed(channel), "issuance stayed frozen")
                & expect(where, client.verifyAudit().whole(), "the audit log is broken");
        counts[1] += fine ? 1 : 0;
        System.out.printf("%4d  %-40s %s%n", kills, where, fine ? "ended, once, whole" : "WRONG " + wrong.subList(before, wrong.size()));
    }

    private boolean shut(Run run) {
        return run.scope().startsWith("key:")
                ? signing("killed").contains(run.scope().substring("key:".length()))
                        && signing("active").size() == 1
                        && signing("next").size() == 1
                        && evidence(run, "approve").equals("approved by " + SECOND)
                : evidence(run, "contain").contains("floor 0 → 1");
    }

    private List<String> signing(String state) {
        return client.signing().ring().keys().stream()
                .filter(key -> key.state().equals(state))
                .map(SigningKeyInfo::kid)
                .toList();
    }

    private boolean expect(String where, boolean holds, String otherwise) {
        if (!holds) {
            wrong.add(where + ": " + otherwise);
        }
        return holds;
    }

    private long alive(String channel) {
        return client.shares().list(ShareFilter.ALL.withChannel(channel), 100, null).items().stream()
                .filter(share -> share.state() == ShareState.ACTIVE)
                .count();
    }

    private boolean thawed(String channel) {
        try {
            client.shares().create(request(channel, null));
            return true;
        } catch (dev.sluice.api.Fault e) {
            return false;
        }
    }

    private static String evidence(Run run, String step) {
        return run.steps().stream().filter(s -> s.id().equals(step)).findFirst().orElseThrow().evidence();
    }

    private int status(String url) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url)).GET().build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private ShareRequest request(String channel, String recipient) {
        var binding = new Binding(null, recipient, List.of(), null, null, null, null, null);
        return new ShareRequest(asset, ShareMode.API, "1h", Risk.MEDIUM, channel, binding, null, null);
    }

    private Run waitFor(String run, int seconds) throws Exception {
        Instant until = Instant.now().plusSeconds(seconds);
        Run now = client.invalidations().get(run);
        while (now.endedAt() == null && now.state() != RunState.PAUSED && Instant.now().isBefore(until)) {
            approve(now);
            Thread.sleep(20);
            now = client.invalidations().get(run);
        }
        return now;
    }

    private void approve(Run run) {
        boolean awaits = run.steps().stream()
                .anyMatch(s -> s.id().equals("approve") && s.state() == StepState.RUNNING && !s.evidence().isEmpty());
        if (awaits) {
            try (var other = new SluiceClient(client.base(), second)) {
                other.invalidations().approve(run);
            } catch (dev.sluice.api.Fault approvedMeanwhile) {
                if (!Set.of("approval-not-wanted", "service-unreachable").contains(approvedMeanwhile.code())) {
                    throw approvedMeanwhile;
                }
            }
        }
    }

    private int debugPort;

    private void start() throws Exception {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            debugPort = free.getLocalPort();
        }
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:" + debugPort,
                        "-XX:TieredStopAtLevel=1", "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                        "-Dsluice.home=" + Path.of("target/sluice").toAbsolutePath(),
                        "-cp", "target/sluice/lib/*", "dev.sluice.cli.Sluice",
                        "serve", "--json", "--workspace", folder.resolve("workspace").toString())
                .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve(LOG).toFile()));
        process = builder.start();
        String line = process.inputReader().readLine();
        if (line == null) {
            throw new IllegalStateException("The service did not start: " + Files.readString(folder.resolve(LOG)));
        }
        var facts = dev.sluice.api.Json.MAPPER.readTree(line);
        if (client != null) {
            client.close();
        }
        client = new SluiceClient(
                HttpUrl.get(facts.get("url").asText()),
                Files.readString(Path.of(facts.get("adminKeyFile").asText())).strip());
    }

    /** The shipped document with waits that two hundred runs can bear. */
    private void runbook() throws Exception {
        Path own = Files.createDirectories(folder.resolve("workspace/runbooks"));
        Files.writeString(
                own.resolve("emergency-invalidation.md"),
                Files.readString(Path.of("assets/runbooks/emergency-invalidation.md"))
                        .replace("\nfor: 30m", "\nfor: 1s")
                        .replace("\nevery: 30s", "\nevery: 1s"));
    }

    private void settings(String outside) {
        var hook = new EmergencySettings.Webhook(outside + "/told", "a-secret-of-twenty-chars", false);
        var cdn = new EmergencySettings.Cdn(
                "CDN", outside + "/media", "POST", outside + "/purge/{asset}", null, null, null, false, null);
        client.invalidations().set(new EmergencySettings(List.of("key"), null, List.of(hook), cdn));
        client.access().add(SECOND, Role.ADMIN);
        second = client.access().issue(SECOND, ApiKeyRequest.PLAIN).secret();
    }

    /** A receiver of messages and a CDN that refuses: what they were asked, by idempotency key. */
    private HttpServer outside() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith("/told")) {
                told.add(key);
            } else if (path.startsWith("/purge")) {
                purged.add(key);
            }
            exchange.sendResponseHeaders(path.startsWith("/media") ? 403 : 204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private void print() {
        System.out.printf("%n%-42s %6s %6s%n", "killed", "kills", "fine");
        table.forEach((where, counts) -> System.out.printf("%-42s %6d %6d%n", where, counts[0], counts[1]));
        long[] sorted = upAgain.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%d kills at %d places; %d before the run's first commit, which left nothing behind%n",
                kills, table.size(), neverBegun);
        System.out.printf(
                "service up again: median %d ms, p95 %d ms, max %d ms, n %d%n",
                sorted[sorted.length / 2], sorted[(int) (sorted.length * 0.95)], sorted[sorted.length - 1], sorted.length);
        System.out.println(wrong.isEmpty()
                ? "every run ended, no step's effect was lost or doubled, the audit chain verified after each kill"
                : "WRONG: " + new HashSet<>(wrong));
    }

    private void stop() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
