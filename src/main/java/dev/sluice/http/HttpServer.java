package dev.sluice.http;

import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * A listening server: Jetty core. Handlers run on the selectors' threads where they do not block, as all of a service do; those
 * that block are given virtual threads.
 */
public final class HttpServer implements AutoCloseable {
    private static final int HEADER_BYTES = 16_384;
    /**
     * Paths that servers read in more than one way get as far as the handlers: media answers them with a deny code and CORS
     * headers, {@link Router} with a problem.
     */
    private static final UriCompliance ODD_PATHS_TOO = UriCompliance.DEFAULT.with(
            "odd-paths-too",
            UriCompliance.Violation.AMBIGUOUS_PATH_SEGMENT,
            UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT,
            UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
            UriCompliance.Violation.AMBIGUOUS_PATH_PARAMETER,
            UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING,
            UriCompliance.Violation.SUSPICIOUS_PATH_CHARACTERS,
            UriCompliance.Violation.ILLEGAL_PATH_CHARACTERS,
            UriCompliance.Violation.BAD_PERCENT_ENCODING,
            UriCompliance.Violation.BAD_UTF8_ENCODING);

    private static final int ACCEPTORS = 1;

    /** One a core: they answer media by themselves, TLS included. */
    private static final int SELECTORS = Runtime.getRuntime().availableProcessors();

    private static final long DRAIN_MILLIS = 5_000;

    private final Server server;
    private final ServerConnector connector;

    /**
     * Where a server listens and how.
     *
     * @param host name or address to bind
     * @param certificate PEM chain; null serves plain HTTP
     * @param key PEM private key (PKCS#8); null serves plain HTTP
     */
    public record Listening(
            String host,
            @Nullable Path certificate,
            @Nullable Path key) {}

    /**
     * Binds, so that the port is known; answers from {@link #start} on.
     *
     * @param preferredPort taken when it is free; 0 for any
     * @param required whether another port will not do
     * @throws Fault {@code port-in-use}
     */
    public HttpServer(Listening listening, int preferredPort, boolean required, ExecutorService virtual) {
        var threads = new QueuedThreadPool(64, 4);
        threads.setVirtualThreadsExecutor(virtual);
        threads.setName("http");
        server = new Server(threads);
        server.setErrorHandler(new PlainErrors());
        connector = connector(listening);
        connector.setHost(listening.host());
        server.addConnector(connector);
        server.setStopTimeout(DRAIN_MILLIS);
        bind(preferredPort, required);
    }

    private void bind(int preferredPort, boolean required) {
        try {
            open(preferredPort);
        } catch (java.io.IOException e) {
            if (required || preferredPort == 0) {
                throw inUse(preferredPort, e);
            }
            openAny();
        }
    }

    private void openAny() {
        try {
            open(0);
        } catch (java.io.IOException e) {
            throw inUse(0, e);
        }
    }

    private void open(int port) throws java.io.IOException {
        connector.setPort(port);
        connector.open();
    }

    /** Begins to answer; the first handler that takes a request has it. */
    public void start(List<Handler> handlers) {
        server.setHandler(new Handler.Sequence(handlers));
        try {
            server.start();
        } catch (Exception e) {
            throw Fault.failed("server-not-started", "The service could not start to listen.", null, e);
        }
    }

    /** The port that is listened on. */
    public int port() {
        return connector.getLocalPort();
    }

    private ServerConnector connector(Listening listening) {
        var http = new HttpConfiguration();
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setUriCompliance(ODD_PATHS_TOO);
        var connection = new HttpConnectionFactory(http);
        if (listening.certificate() == null || listening.key() == null) {
            return new ServerConnector(server, ACCEPTORS, SELECTORS, connection);
        }
        http.addCustomizer(new org.eclipse.jetty.server.SecureRequestCustomizer(false));
        var tls = Pem.tls(listening.certificate(), listening.key());
        return new ServerConnector(
                server, ACCEPTORS, SELECTORS, new SslConnectionFactory(tls, connection.getProtocol()), connection);
    }

    private static Fault inUse(int port, Exception cause) {
        return new Fault(
                Problem.of(
                        500,
                        "port-in-use",
                        "The address cannot be listened on; port " + port + " is in use or not allowed.",
                        cause.getMessage(),
                        "Choose another one with --listen HOST:PORT."),
                cause);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            org.slf4j.LoggerFactory.getLogger(HttpServer.class).warn("The server did not stop cleanly", e);
        }
    }
}
