package dev.sluice.relay;

import dev.sluice.api.Fault;
import dev.sluice.media.SoundDevice;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The loopback server that previews come from. One for the whole program; listens on 127.0.0.1 at a random port, and each
 * session has a random path of 128 bits, so that nothing else on the machine finds it.
 */
public final class PreviewRelay implements AutoCloseable {
    private static final long FORGET_SECONDS = 30;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Map<String, PreviewSession> sessions = new ConcurrentHashMap<>();
    private final Map<String, Future<?>> forgetting = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final ExecutorService openings = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("preview-timer").factory());
    private final OkHttpClient http;
    private final BooleanSupplier soundDevice;
    private final Server server;
    private final ServerConnector connector;

    private PreviewRelay(OkHttpClient http, BooleanSupplier soundDevice) {
        this.http = http;
        this.soundDevice = soundDevice;
        var threads = new QueuedThreadPool(16, 2);
        threads.setName("preview-relay");
        threads.setDaemon(true);
        server = new Server(threads);
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new RelayHandler(sessions));
    }

    /**
     * Starts the server; takes some ten milliseconds.
     *
     * @throws Fault {@code preview-relay} when the loopback interface cannot be listened on
     */
    public static PreviewRelay start() {
        var http = new OkHttpClient.Builder().connectTimeout(CONNECT).readTimeout(SILENCE);
        return start(http.build(), SoundDevice::present);
    }

    /** As {@link #start()}, with another client and another way to find out whether sound can be heard. */
    static PreviewRelay start(OkHttpClient http, BooleanSupplier soundDevice) {
        var relay = new PreviewRelay(http, soundDevice);
        try {
            relay.server.start();
        } catch (Exception e) {
            throw Fault.failed("preview-relay", "The preview cannot listen on this machine.", "Restart Sluice.", e);
        }
        return relay;
    }

    /**
     * Opens a preview and returns at once; the listener hears how it goes.
     *
     * @param playlist address of a multivariant or media playlist, http or https
     */
    public PreviewSession open(URI playlist, PreviewOptions options, PreviewListener listener) {
        var path = newPath();
        var log = new RequestLog(listener::requested);
        var upstream = Upstream.of(http, HttpUrl.parse(playlist.toString()), options.headers(), log);
        var base = URI.create("http://127.0.0.1:%d/%s/".formatted(connector.getLocalPort(), path));
        var session = new PreviewSession(base, listener, log, upstream, timer, () -> forget(path));
        sessions.put(path, session);
        var opening = new Opening(playlist.toString(), options, upstream, soundDevice);
        openings.execute(() -> session.open(opening));
        return session;
    }

    /** JavaFX reloads playlists for some time after it was disposed of; it must find them ended, not missing (J18). */
    private void forget(String path) {
        if (!timer.isShutdown()) {
            forgetting.put(path, timer.schedule(() -> remove(path), FORGET_SECONDS, TimeUnit.SECONDS));
        }
    }

    private void remove(String path) {
        sessions.remove(path);
        forgetting.remove(path);
    }

    private String newPath() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Closes all sessions and the server. */
    @Override
    public void close() {
        sessions.values().forEach(PreviewSession::close);
        timer.shutdownNow();
        openings.shutdownNow();
        try {
            server.stop();
        } catch (Exception e) {
            throw Fault.failed("preview-relay", "The preview server did not stop.", null, e);
        }
    }
}
