package dev.sluice.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.api.CheckReport;
import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.Role;
import dev.sluice.audit.Audit;
import dev.sluice.store.Store;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others see of a preparation while it ends, and what is left when the service ends first. */
class PreparationsTest {
    private static final Operator MARIA = new Operator("maria", Role.PRODUCER);
    private static final Made MADE = new Made(Duration.ofSeconds(30), Duration.ZERO, Duration.ZERO);

    private final ExecutorService jobs = Executors.newSingleThreadExecutor();

    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("sluice.db"));
    }

    @AfterEach
    void close() {
        jobs.shutdownNow();
        store.close();
    }

    @Test
    void whoSeesNothingUnderWaySeesWhatCameOfIt() {
        var assets = assets((source, hls, profile, progress) -> MADE);
        var id = added(assets);
        for (var version = 2; version < 50; version++) {
            assets.prepareAgain(id, "vod", MARIA);
            assertThat(settled(assets, id).version()).isEqualTo(version);
        }
    }

    @Test
    void aPreparationThatBreaksOffBecauseTheServiceEndsIsNoFailureAndGoesOnWithTheNext() throws Exception {
        var begun = new CountDownLatch(1);
        var preparations = preparations(
                (source, hls, profile, progress) -> {
                    if (profile.equals("low-delay")) breakOff(begun);
                    return MADE;
                },
                jobs);
        var assets = new Assets(store, audit(), Clock.systemUTC(), files(), preparations, changed -> {});
        var id = added(assets);
        assets.prepareAgain(id, "low-delay", MARIA);
        begun.await();
        preparations.close();

        var again = Executors.newSingleThreadExecutor();
        try (var next = preparations((source, hls, profile, progress) -> MADE, again)) {
            next.resumeInterrupted();
            var asset = settled(new Assets(store, audit(), Clock.systemUTC(), files(), next, changed -> {}), id);
            assertThat(asset.version()).isEqualTo(2);
            assertThat(asset.profile()).isEqualTo("low-delay");
            assertThat(asset.failure()).isNull();
        }
    }

    @Test
    void oneThatWaitsForAnotherCanBeCancelledAndIsOverThen() throws Exception {
        var begun = new CountDownLatch(1);
        var assets = assets((source, hls, profile, progress) -> {
            if (profile.equals("low-delay")) breakOff(begun);
            return MADE;
        });
        var busy = added(assets);
        assets.prepareAgain(busy, "low-delay", MARIA);
        begun.await();
        var film = new ByteArrayInputStream(new byte[] {1});
        var waiting =
                assets.add("Next", "vod", "next.mp4", film, "maria", false).id();
        assertThat(assets.get(waiting).preparation()).isNotNull();

        assets.cancel(waiting);
        var asset = settled(assets, waiting);
        assertThat(asset.state()).isEqualTo(AssetState.NOT_READY);
        assertThat(asset.failure().code()).isEqualTo("preparation-cancelled");
        assertThat(assets.get(busy).preparation())
                .as("the one before it goes on")
                .isNotNull();
        assets.cancel(busy);
        assertThat(settled(assets, busy).version()).isEqualTo(1);
    }

    /** Files that are being written say it so when they are interrupted. */
    private static void breakOff(CountDownLatch begun) {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Fault.failed("preparation-failed", "The asset could not be written.", null, e);
        }
    }

    private Assets assets(Preparer preparer) {
        return new Assets(store, audit(), Clock.systemUTC(), files(), preparations(preparer, jobs), changed -> {});
    }

    private Preparations preparations(Preparer preparer, ExecutorService on) {
        return new Preparations(
                store,
                audit(),
                Clock.systemUTC(),
                files(),
                preparer,
                (master, profile, progress) -> new CheckReport(true, profile, List.of(), List.of()),
                on,
                changed -> {});
    }

    private Audit audit() {
        return new Audit(store, Clock.systemUTC());
    }

    private AssetFiles files() {
        return new AssetFiles(folder.resolve("assets"));
    }

    private static String added(Assets assets) {
        var film = new ByteArrayInputStream(new byte[] {1});
        var id = assets.add("Film", "vod", "film.mp4", film, "maria", false).id();
        assertThat(settled(assets, id).state()).isEqualTo(AssetState.READY);
        return id;
    }

    private static Asset settled(Assets assets, String id) {
        var asset = assets.get(id);
        while (asset.preparation() != null) {
            Thread.onSpinWait();
            asset = assets.get(id);
        }
        return asset;
    }
}
