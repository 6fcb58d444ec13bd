package dev.sluice.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.HandClock;
import dev.sluice.api.AssetState;
import dev.sluice.api.CheckReport;
import dev.sluice.api.Destination;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.DestinationRequest;
import dev.sluice.api.Finding;
import dev.sluice.api.Operator;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.api.Role;
import dev.sluice.api.Severity;
import dev.sluice.api.Show;
import dev.sluice.api.ShowEvent;
import dev.sluice.api.ShowRequest;
import dev.sluice.api.ShowSource;
import dev.sluice.api.ShowState;
import dev.sluice.asset.AssetFiles;
import dev.sluice.asset.Assets;
import dev.sluice.asset.LiveAssets;
import dev.sluice.asset.Made;
import dev.sluice.asset.Preparations;
import dev.sluice.asset.ReadinessCheck;
import dev.sluice.audit.Audit;
import dev.sluice.media.Clips;
import dev.sluice.media.Ffmpeg;
import dev.sluice.store.Store;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real shows: one whose window does not pass at first and whose disk fills up, and some that begin by themselves. */
@Timeout(180)
class WindowTest {
    private static final Operator DANA = new Operator("dana", Role.ADMIN);
    private static final ShowSource PATTERN = new ShowSource(ShowSource.Kind.PATTERN, "320x180", false, null);

    @TempDir
    Path folder;

    private final ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
    private final HandClock clock = new HandClock();
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
    private Store store;
    private Assets assets;
    private Publishing publishing;

    private void open(ReadinessCheck check) throws Exception {
        construct(check);
        publishing.open();
    }

    /** The first time that something of a show is told, or a way to a destination is made, {@code meanwhile} happens. */
    private void construct(ReadinessCheck check) throws Exception {
        store = Store.open(folder.resolve("sluice.db"));
        var audit = new Audit(store, clock);
        var files = new AssetFiles(folder.resolve("assets"));
        var preparations = new Preparations(
                store,
                audit,
                clock,
                files,
                (s, f, p, t) -> new Made(Duration.ZERO, Duration.ZERO, Duration.ZERO),
                check,
                virtual,
                id -> {});
        assets = new Assets(store, audit, clock, files, preparations, id -> {});
        publishing = new Publishing(new Publishing.Parts(
                store,
                audit,
                clock,
                assets,
                files,
                new LiveAssets(store, audit, clock, id -> {}),
                check,
                Files.createDirectories(folder.resolve("shows")),
                () -> {
                    meanwhile.getAndSet(() -> {}).run();
                    return Ffmpeg.load();
                },
                free::get,
                id -> meanwhile.getAndSet(() -> {}).run()));
    }

    @AfterEach
    void close() {
        publishing.close();
        store.close();
        virtual.shutdownNow();
    }

    @Test
    void aWindowThatDidNotPassIsCheckedAgainAndADiskThatIsNearlyFullStopsTheRecordingAndNothingElse() throws Exception {
        var whole = new AtomicBoolean();
        open((master, profile, progress) -> report(whole.get()));
        var encoder = new Encoder(folder);
        var show = start(encoder.source(), null);
        encoder.bring();
        until(() -> assets.get(asset(show)).state() == AssetState.NOT_READY);
        assertADiskThatFillsUpStopsTheRecording(show, encoder);
        whole.set(true);
        until(() -> assets.get(asset(show)).state() == AssetState.PUBLISHED);
        until(() -> events(show).stream().anyMatch(event -> event.code().equals("window-ready")));
        assertThat(events(show)).extracting(ShowEvent::code).containsOnlyOnce("window-not-ready", "window-ready");
        assertThat(events(show))
                .filteredOn(event -> event.code().equals("window-not-ready"))
                .allSatisfy(event -> assertThat(event.sentence()).contains("A segment is torn.", "checked again"));
    }

    private void assertADiskThatFillsUpStopsTheRecording(Show show, Encoder encoder) throws Exception {
        until(() -> publishing.shows().get(show.id()).recordedMs() > 3_000);
        free.set(Disk.FLOOR - 1);
        encoder.bring();
        until(() -> publishing.shows().get(show.id()).input().recording() != null);
        var kept = publishing.shows().get(show.id());
        assertThat(kept.input().recording()).contains("nearly full", "what was recorded before is kept");
        until(() -> events(show).stream().anyMatch(event -> event.code().equals("recording-stopped")));
        var last = window(show);
        encoder.bring();
        until(() -> !window(show).equals(last));
        assertThat(publishing.shows().get(show.id()).recordedMs()).isEqualTo(kept.recordedMs());
    }

    @Test
    void aScheduledShowSurvivesARestartAndBeginsAtItsTimeOrSaysWhyNot() throws Exception {
        open((master, profile, progress) -> report(true));
        var show = start(clock.instant().plus(Duration.ofHours(1)));
        var broken = start(clock.instant().plus(Duration.ofHours(1)));
        var off = start(clock.instant().plus(Duration.ofHours(2)));
        assertThat(show.state()).isEqualTo(ShowState.SCHEDULED);
        assertThat(publishing.shows().stop(off.id(), DANA).state()).isEqualTo(ShowState.ENDED);
        assertThat(assets.get(asset(off)).state()).isEqualTo(AssetState.WITHDRAWN);
        assertThat(publishing.shows().get(off.id()).publications())
                .allMatch(p ->
                        p.state() == PublicationState.STOPPED && p.sentence().contains("called off"));
        // As a death leaves it, or the end of the service, while the last files are copied.
        store.commit(h -> {
            PublicationTable.publications(h, off.id()).forEach(p -> PublicationTable.keep(h, off.id(), live(p)));
            return off;
        });
        publishing.close();
        store.close();
        // Where its folder should be, something else lies.
        Files.writeString(folder.resolve("shows").resolve(broken.id()), "");
        clock.forward(Duration.ofMinutes(61));
        open((master, profile, progress) -> report(true));
        until(() -> state(show) == ShowState.LIVE && state(broken) == ShowState.FAILED);
        assertThat(events(show)).extracting(ShowEvent::code).contains("scheduled", "begun-late", "started");
        assertThat(events(broken))
                .filteredOn(event -> event.severity() == Severity.BLOCKS)
                .extracting(ShowEvent::code)
                .containsExactly("show-unwritable");
        assertThat(state(off)).isEqualTo(ShowState.ENDED);
        assertThat(publishing.shows().get(off.id()).publications())
                .allMatch(p -> p.state() == PublicationState.FAILED && p.code().equals("files-missing"));
    }

    private static Publication live(Publication p) {
        return new Publication(
                p.destination(), p.name(), p.kind(), PublicationState.LIVE, "", "", p.since(), p.health());
    }

    @Test
    void whatIsEndedBeforeItRunsNeverRuns() throws Exception {
        open((master, profile, progress) -> report(true));
        var late = start(clock.instant().plus(Duration.ofHours(1)));
        var ended = new AtomicReference<List<String>>(List.of());
        // It says that it begins late after it is kept as one that begins, and before it runs.
        meanwhile.set(() -> ended.set(publishing.onAir().stopWhere(show -> true, "Leaked.")));
        clock.forward(Duration.ofMinutes(61));
        until(() -> !ended.get().isEmpty());
        assertThat(ended.get()).containsExactly(late.id());

        var interrupted = start(null);
        until(() -> state(interrupted) == ShowState.LIVE);
        publishing.close();
        store.close();
        construct((master, profile, progress) -> report(true));
        assertThat(publishing.onAir().stopWhere(show -> true, "Leaked.")).containsExactly(interrupted.id());
        publishing.open();
        var after = start(clock.instant().plus(Duration.ofHours(1)));
        clock.forward(Duration.ofMinutes(61));
        until(() -> state(after) == ShowState.LIVE);
        assertThat(state(interrupted)).isEqualTo(ShowState.ENDED);
        assertThat(events(interrupted))
                .extracting(ShowEvent::code)
                .contains("invalidated")
                .doesNotContain("resumed");
        assertNeverRan(late);
    }

    private void assertNeverRan(Show show) {
        assertThat(state(show)).isEqualTo(ShowState.ENDED);
        assertThat(assets.get(asset(show)).state()).isEqualTo(AssetState.WITHDRAWN);
        assertThat(publishing.shows().get(show.id()).publications())
                .allMatch(p -> p.state() == PublicationState.STOPPED && p.code().equals("invalidated"));
        assertThat(events(show))
                .extracting(ShowEvent::code)
                .contains("invalidated")
                .doesNotContain("started");
    }

    @Test
    void aDestinationThatIsStoppedWhileTheShowBeginsGetsNothing() throws Exception {
        open((master, profile, progress) -> report(true));
        var ingest = publishing
                .destinations()
                .add(
                        new DestinationRequest(
                                null, DestinationKind.RTMP, "rtmp://127.0.0.1:1/live/key", null, null, null, null),
                        DANA);
        // The way to the ingest is made after it was read that it is wanted.
        meanwhile.set(() -> publishing.onAir().stopAt(d -> d.id().equals(ingest.id()), "Leaked."));
        var show = start(PATTERN, null, List.of(ingest.id(), Destination.OWNED));
        until(() -> state(show) == ShowState.LIVE);
        assertThat(publishing.shows().get(show.id()).publications().getFirst())
                .satisfies(p -> assertThat(p.state()).isEqualTo(PublicationState.STOPPED))
                .satisfies(p -> assertThat(p.sentence()).isEqualTo("Leaked."));
        assertThat(publishing.onAir().goingOutTo(d -> d.id().equals(ingest.id())))
                .isZero();
    }

    private ShowState state(Show show) {
        return publishing.shows().get(show.id()).state();
    }

    private String window(Show show) {
        return publishing.playlist(asset(show), LiveWindow.MEDIA).orElse("");
    }

    private Show start(Instant at) {
        return start(PATTERN, at);
    }

    private Show start(ShowSource source, @Nullable Instant at) {
        return start(source, at, List.of(Destination.OWNED));
    }

    private Show start(ShowSource source, @Nullable Instant at, List<String> to) {
        return publishing
                .shows()
                .start(
                        new ShowRequest("Evening show", source, to, "low-delay", 20, at == null ? null : at.toString()),
                        DANA);
    }

    private List<ShowEvent> events(Show show) {
        return publishing.shows().events(show.id(), 100);
    }

    private static String asset(Show show) {
        return String.valueOf(show.asset());
    }

    private static CheckReport report(boolean ready) {
        var torn = new Finding("segment-truncated", Severity.BLOCKS, "A segment is torn.", "", "", null);
        return new CheckReport(ready, "low-delay", ready ? List.of() : List.of(torn), List.of());
    }

    /** An encoder that brings seven seconds as fast as they are taken, each time anew. */
    private static final class Encoder {
        private final Ffmpeg ffmpeg = Ffmpeg.load();
        private final Path clip;
        private final String address;

        Encoder(Path folder) throws Exception {
            clip = new Clips(ffmpeg, folder).withSound("clip.mp4", "320x180", 7);
            try (var socket = new ServerSocket(0)) {
                address = "rtmp://127.0.0.1:" + socket.getLocalPort() + "/live/studio-key-123456";
            }
        }

        ShowSource source() {
            return new ShowSource(ShowSource.Kind.RTMP, address, false, null);
        }

        /** Until somebody listens. */
        void bring() throws InterruptedException {
            var push = List.of("-v", "error", "-i", clip.toString(), "-c", "copy", "-f", "flv", address);
            while (!ffmpeg.run(push, InputStream::readAllBytes, Duration.ofMinutes(1))
                    .ok()) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
