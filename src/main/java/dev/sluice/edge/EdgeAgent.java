package dev.sluice.edge;

import dev.sluice.api.EdgePoll;
import dev.sluice.api.Fault;
import dev.sluice.client.EdgeFeed;
import dev.sluice.gateway.Addresses;
import dev.sluice.http.HttpServer;
import dev.sluice.http.Router;
import dev.sluice.token.IpPrefix;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running edge agent: everything wired together. */
public final class EdgeAgent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EdgeAgent.class);

    private final EdgeConfig config;
    private final ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
    private final EdgeFeed feed;
    private final FeedFollower follower;
    private final Upstream service;
    private final Upstream origin;
    private final EdgeHandler handler;
    private final HttpServer server;
    private final URI url;

    private EdgeAgent(EdgeConfig config, Clock clock, LongSupplier nanoTime) {
        this.config = config;
        feed = new EdgeFeed(config.control(), config.key());
        follower = new FeedFollower(feed, clock, nanoTime, this::poll);
        service = new Upstream(config.control());
        origin = config.media() instanceof EdgeConfig.Media.Origin o ? new Upstream(o.base()) : service;
        var addresses = new Addresses(
                config.trustedProxies().stream().map(IpPrefix::parse).toList());
        handler = new EdgeHandler(follower, media(), service, addresses, clock, virtual);
        var listening = new HttpServer.Listening(config.host(), config.tlsCertificate(), config.tlsKey());
        server = new HttpServer(listening, config.port(), config.port() != 0, virtual);
        url = config.url() == null ? local() : config.url();
        server.start(List.of(
                handler, new Router(List.of(new Health(follower, clock).route()), EdgeAgent::nobody, virtual)));
    }

    /**
     * Starts an agent; it answers when this returns. Where the service does not answer yet, it refuses until it does.
     *
     * @param nanoTime the monotonic clock, {@link System#nanoTime} outside tests
     * @throws Fault {@code port-in-use}, {@code tls-unusable}, {@code edge-key-unknown}, {@code edge-name-mismatch}
     */
    public static EdgeAgent start(EdgeConfig config, Clock clock, LongSupplier nanoTime) {
        var agent = new EdgeAgent(config, clock, nanoTime);
        try {
            agent.begin();
            return agent;
        } catch (Fault e) {
            agent.close();
            throw e;
        }
    }

    private void begin() {
        try {
            String name = follower.begin().edge();
            if (config.name() != null && !config.name().equals(name)) {
                throw Fault.conflict(
                        "edge-name-mismatch",
                        "The key is of the edge " + name + ", not of " + config.name() + ".",
                        "Give the key file of this edge, or leave --name away.");
            }
        } catch (Fault e) {
            if (e.problem().status() < 500) {
                throw e;
            }
            LOG.warn("The service does not answer yet; everything protected is refused until it does: {}", e.code());
        }
        follower.follow();
    }

    /** Where it listens. */
    public String listening() {
        return local().toString();
    }

    /** The edge's name; empty before the service was heard. */
    public String name() {
        return follower.following().map(f -> f.start().edge()).orElse("");
    }

    private MediaStore media() {
        return switch (config.media()) {
            case EdgeConfig.Media.None none -> new NoMedia();
            case EdgeConfig.Media.Folder folder -> new FolderMedia(folder.folder());
            case EdgeConfig.Media.Origin o -> new OriginMedia(origin, o.cacheBytes(), virtual);
        };
    }

    private EdgePoll poll(Following now, boolean leaving) {
        var version = EdgeAgent.class.getPackage().getImplementationVersion();
        return new EdgePoll(
                now.start().feed(),
                now.gate().sequence(),
                Objects.requireNonNullElse(version, "from a build folder"),
                url.toString(),
                now.gate().skew().toMillis(),
                handler.counts().served(),
                handler.counts().refused(),
                handler.counts().byScope(),
                leaving);
    }

    private URI local() {
        String scheme = config.tlsCertificate() == null ? "http" : "https";
        String host = config.host().equals("0.0.0.0") || config.host().equals("::") ? machine() : config.host();
        return URI.create(scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port());
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getCanonicalHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static Router.Caller nobody(Request request, dev.sluice.api.Role needed) {
        throw Fault.forbidden("no-operators", "An edge knows no operators.", null);
    }

    /** Stops to serve, then tells the service so. */
    @Override
    public void close() {
        server.close();
        follower.close();
        feed.close();
        service.close();
        origin.close();
        virtual.shutdownNow();
    }
}
