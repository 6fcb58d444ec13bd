package dev.sluice.cli;

import java.nio.file.Path;
import java.time.Duration;
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

/** Runs the service until it is told to stop. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Run the service alone.")
final class ServeVerb implements Callable<Integer> {
    private final Context context;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Default: loopback, on the port kept with the workspace.")
    Listen listen = new Listen("127.0.0.1", 0);

    @Option(names = "--public-url", paramLabel = "URL", description = "Base of the links that are handed out.")
    @Nullable
    HttpUrl publicUrl;

    @ArgGroup(exclusive = false)
    @Nullable
    Tls tls;

    @Option(
            names = "--trusted-proxy",
            paramLabel = "CIDR",
            description = "Proxy whose forwarded addresses count; may be repeated.")
    List<String> trustedProxies = new ArrayList<>();

    @Option(
            names = "--token-life",
            paramLabel = "D",
            converter = Converters.TokenLife.class,
            description = "Of a page's token, 30s to 1h; default 5m. Pages renew it at 60 %%.")
    Duration tokenLife = Duration.ofMinutes(5);

    ServeVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        Logging.forService();
        var service = context.programs().serve(options());
        var facts = new LinkedHashMap<String, Object>();
        facts.put("url", service.url());
        facts.put("adminKeyFile", service.adminKeyFile().toString());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("drain").unstarted(() -> drain(service)));
        context.terminal().json(facts);
        new CountDownLatch(1).await();
        return Exit.OK;
    }

    /** The JVM would exit with the signal's number; a service that was asked to stop and did is a success. */
    private static void drain(Programs.Serving service) {
        service.close();
        Runtime.getRuntime().halt(Exit.OK);
    }

    private Programs.ServeOptions options() {
        return new Programs.ServeOptions(
                context.workspace(),
                listen,
                publicUrl,
                tls == null ? null : tls.certificate,
                tls == null ? null : tls.key,
                trustedProxies,
                tokenLife);
    }

    /** Both or neither. */
    static final class Tls {
        @Option(names = "--tls-cert", required = true, paramLabel = "FILE", description = "Certificate chain, PEM.")
        Path certificate = Path.of("");

        @Option(names = "--tls-key", required = true, paramLabel = "FILE", description = "Private key, PEM (PKCS#8).")
        Path key = Path.of("");
    }
}
