package dev.sluice.cli;

import dev.sluice.api.Fault;
import dev.sluice.client.Connection;
import dev.sluice.edge.EdgeConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs an edge agent until it is told to stop. */
@Command(
        name = "edge",
        mixinStandardHelpOptions = true,
        description = "Run an edge agent: it follows the revocation feed and says about every request whether it may be"
                + " served. Its key comes from `sluice edge-key create` and is given by --key-file.")
final class EdgeVerb implements Callable<Integer> {
    private static final long MEBIBYTE = 1 << 20;

    private final Context context;

    @Option(names = "--control", required = true, paramLabel = "URL", description = "The service to follow.")
    HttpUrl control = HttpUrl.get("http://localhost/");

    @Option(names = "--listen", required = true, paramLabel = "HOST:PORT", description = "Where it answers.")
    Listen listen = new Listen("127.0.0.1", 0);

    @Option(names = "--name", paramLabel = "NAME", description = "Refuse to start with the key of another edge.")
    @Nullable
    String name;

    @Option(
            names = "--edge-url",
            paramLabel = "URL",
            description = "Where viewers reach this edge, for the service's probes; default: where it listens.")
    @Nullable
    HttpUrl edgeUrl;

    @ArgGroup
    @Nullable
    Media media;

    @Option(
            names = "--cache-mb",
            paramLabel = "N",
            description = "Most memory for files from --origin; default ${DEFAULT-VALUE}.")
    int cacheMb = 256;

    @ArgGroup(exclusive = false)
    ServeVerb.@Nullable Tls tls;

    @Option(
            names = "--trusted-proxy",
            paramLabel = "CIDR",
            description = "Proxy whose forwarded addresses count; may be repeated; default: this machine.")
    List<String> trustedProxies = new ArrayList<>(List.of("127.0.0.0/8", "::1/128"));

    EdgeVerb(Context context) {
        this.context = context;
    }

    /** Where files come from; without either, the agent only says what another server may serve. */
    static final class Media {
        @Option(
                names = "--origin",
                paramLabel = "URL",
                description = "Serve media fetched from a service or another edge, kept in memory.")
        @Nullable
        HttpUrl origin;

        @Option(names = "--media", paramLabel = "DIR", description = "Serve media from a folder: DIR/ASSET/FILE.")
        @Nullable
        Path folder;
    }

    @Override
    public Integer call() throws InterruptedException {
        Logging.forService();
        var agent = context.programs().edge(config());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("drain").unstarted(() -> drain(agent)));
        var facts = new LinkedHashMap<String, Object>();
        facts.put("url", agent.url());
        facts.put("edge", agent.name());
        context.terminal().json(facts);
        new CountDownLatch(1).await();
        return Exit.OK;
    }

    private static void drain(Programs.Agent agent) {
        agent.close();
        Runtime.getRuntime().halt(Exit.OK);
    }

    private EdgeConfig config() {
        var keyFile = context.global().keyFile;
        if (keyFile == null) {
            throw Fault.badRequest(
                    "key-missing",
                    "An edge needs its key.",
                    "Give --key-file FILE; `sluice edge-key create NAME` makes the key.");
        }
        return new EdgeConfig(
                control,
                new Connection(control, keyFile).key(),
                name,
                listen.host(),
                listen.port(),
                tls == null ? null : tls.certificate,
                tls == null ? null : tls.key,
                edgeUrl == null ? null : edgeUrl.uri(),
                source(),
                trustedProxies);
    }

    private EdgeConfig.Media source() {
        if (media != null && media.origin != null) {
            return new EdgeConfig.Media.Origin(media.origin, Math.max(1, cacheMb) * MEBIBYTE);
        }
        return media != null && media.folder != null
                ? new EdgeConfig.Media.Folder(media.folder)
                : new EdgeConfig.Media.None();
    }
}
