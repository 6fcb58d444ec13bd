package dev.sluice.service;

import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.api.Binding;
import dev.sluice.api.Fault;
import dev.sluice.api.IssuedShare;
import dev.sluice.api.Risk;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.client.Change;
import dev.sluice.client.ChangeListener;
import dev.sluice.client.SluiceClient;
import dev.sluice.media.Clips;
import dev.sluice.media.Ffmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** A real service on a folder of its own, with a published asset of four seconds, and a client that is its admin. */
public final class RunningService implements AutoCloseable {
    private final Service service;
    private final SluiceClient admin;
    private final Asset asset;
    private final OkHttpClient viewer = new OkHttpClient();

    private RunningService(Service service, SluiceClient admin, Asset asset) {
        this.service = service;
        this.admin = admin;
        this.asset = asset;
    }

    public static RunningService start(Path folder) throws IOException, InterruptedException {
        return start(folder, Clock.systemUTC());
    }

    public static RunningService start(Path folder, Clock clock) throws IOException, InterruptedException {
        return start(folder, config(folder.resolve("workspace")), clock);
    }

    static RunningService start(Path folder, ServiceConfig config, Clock clock)
            throws IOException, InterruptedException {
        PublishedWorkspace.copyTo(config.workspace());
        var service = Service.start(config, clock);
        var admin = client(service);
        return new RunningService(
                service, admin, admin.assets().list(1, null).items().getFirst());
    }

    /** With an asset of another length; it takes a while to be prepared. */
    static RunningService start(Path folder, ServiceConfig config, int seconds)
            throws IOException, InterruptedException {
        var service = Service.start(config, Clock.systemUTC());
        var admin = client(service);
        Path clip = new Clips(Ffmpeg.load(), folder).withSound("clip.mp4", "320x180", seconds);
        String id = admin.assets()
                .add(clip, seconds + " seconds", "low-delay")
                .send((sent, all) -> {})
                .id();
        return new RunningService(
                service, admin, admin.assets().publish(settled(admin, id).id()));
    }

    static ServiceConfig config(Path workspace) {
        return config(workspace, ServiceConfig.TOKEN_LIFE);
    }

    static ServiceConfig config(Path workspace, Duration tokenLife) {
        var local = ServiceConfig.local(workspace, Path.of("assets"));
        return new ServiceConfig(
                local.workspace(),
                local.home(),
                local.host(),
                local.port(),
                null,
                null,
                null,
                local.trustedProxies(),
                tokenLife,
                local.profile(),
                false);
    }

    static SluiceClient client(Service service) throws IOException {
        return new SluiceClient(
                HttpUrl.get(service.url()),
                Files.readString(service.adminKeyFile()).strip());
    }

    /** The asset once nothing is under way with it any more. */
    static Asset settled(SluiceClient client, String id) throws InterruptedException {
        var news = new Semaphore(0);
        try (var feed = client.changes(new News(news))) {
            Asset asset = client.assets().get(id);
            while (asset.state() == AssetState.PREPARING || asset.preparation() != null) {
                news.acquire();
                news.drainPermits();
                asset = client.assets().get(id);
            }
            return asset;
        }
    }

    /** Something may have changed: look again. */
    private record News(Semaphore news) implements ChangeListener {
        @Override
        public void connected() {
            news.release();
        }

        @Override
        public void changed(Change change) {
            news.release();
        }

        @Override
        public void disconnected(Fault fault, Duration retryIn) {
            news.release();
        }
    }

    public Service service() {
        return service;
    }

    public SluiceClient admin() {
        return admin;
    }

    public Asset asset() {
        return asset;
    }

    /** A share of low risk, whose lease at an edge is the longest: a busy machine is no edge that is cut off. */
    public IssuedShare share(ShareMode mode, String ttl) {
        return share(mode, ttl, mode == ShareMode.EMBED ? anywhere() : null);
    }

    /** Tied to nothing, as an embed link has to say. */
    public static Binding anywhere() {
        return Binding.NONE.withOrigins(List.of(Binding.ANY_ORIGIN));
    }

    /** A share that is tied to something. */
    public IssuedShare share(ShareMode mode, Binding binding) {
        return share(mode, "1h", binding);
    }

    private IssuedShare share(ShareMode mode, String ttl, @Nullable Binding binding) {
        return admin.shares().create(new ShareRequest(asset.id(), mode, ttl, Risk.LOW, null, binding, null, null));
    }

    /** What a viewer's player gets. */
    public Answer get(String url) throws IOException {
        return send(new Request.Builder().url(url).build());
    }

    public Answer send(Request request) throws IOException {
        try (var response = viewer.newCall(request).execute()) {
            return new Answer(
                    response.code(),
                    response.headers(),
                    response.body().string(),
                    response.request().url());
        }
    }

    /** An answer, read to its end. */
    public record Answer(int status, okhttp3.Headers headers, String body, HttpUrl url) {
        /** Absolute URL of the n-th child URI of a playlist. */
        public String child(int n) {
            String line = body.lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .toList()
                    .get(n);
            return url.resolve(line).toString();
        }
    }

    @Override
    public void close() {
        admin.close();
        service.close();
    }
}
