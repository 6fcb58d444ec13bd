package dev.sluice.console.tour;

import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.api.Fault;
import dev.sluice.api.IssuedShare;
import dev.sluice.api.Problem;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.Console;
import dev.sluice.console.Pictures;
import dev.sluice.console.emergency.EmergencyWorkspace;
import dev.sluice.console.inspect.InspectWorkspace;
import dev.sluice.console.preview.PreviewWorkspace;
import dev.sluice.console.shell.Place;
import dev.sluice.console.theme.ThemeMode;
import dev.sluice.diagnosis.LinkVerdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** From a source video to a revoked link, in the console. Runs on a thread of its own, with the console open. */
public final class Tour {
    private static final Duration PREPARED = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration QUIET = Duration.ofMillis(700);
    private static final double PLAYED_SECONDS = 3;

    private final Console console;
    private final SluiceClient client;
    private final Path out;
    private final Consumer<String> says;
    private final TourReport report = new TourReport();

    /**
     * A tour.
     *
     * @param out folder of the pictures and of {@code tour.json}; exists
     * @param says hears what is being done, one sentence at a time
     */
    public Tour(Console console, SluiceClient client, Path out, Consumer<String> says) {
        this.console = console;
        this.client = client;
        this.out = out;
        this.says = says;
    }

    /** Does the main job; false when it did not come out as it should. What was measured is kept either way. */
    public boolean run() {
        try {
            return mainJob();
        } catch (Fault e) {
            report.put("stoppedBy", e.problem());
            says.accept(e.problem().title());
            return false;
        } finally {
            report.save(out);
        }
    }

    private boolean mainJob() {
        report.put("windowShownMs", shownAfter());
        Asset asset = prepared();
        IssuedShare share = share(asset);
        watch(share);
        String before = inspect(share, "inspect-playable");
        var viewer = new TourViewer(share.share().url());
        report.put("sessionBefore", viewer.next());
        invalidate(share, viewer);
        String after = inspect(share, "inspect-revoked");
        report.put("verdictBefore", before);
        report.put("verdictAfter", after);
        everyPlace();
        report.put("auditWhole", client.verifyAudit().whole());
        return before.equals("playable") && after.equals("revoked");
    }

    private long shownAfter() {
        Stagehand.await("the window", SOON, () -> console.shownAfter() != null);
        return Objects.requireNonNull(Stagehand.ask(console::shownAfter)).toMillis();
    }

    private Asset prepared() {
        says.accept("Preparing the sample clip: three renditions, then its readiness checks.");
        Stagehand.await(
                "the first workspace",
                SOON,
                () -> console.desk().navigator().current().get() != null);
        Asset asset = sample();
        var readiness = asset.readiness();
        if (readiness != null) {
            report.put(
                    "preparedMs",
                    Duration.between(asset.createdAt(), readiness.checkedAt()).toMillis());
            report.put("findings", readiness);
        }
        return asset;
    }

    /** The sample that a first start adds, once it is published. */
    private Asset sample() {
        long until = System.nanoTime() + PREPARED.toNanos();
        while (System.nanoTime() < until) {
            var published = client.assets().list(1, null).items().stream()
                    .filter(a -> a.state() == AssetState.PUBLISHED)
                    .findFirst();
            if (published.isPresent()) {
                return published.get();
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        throw new Fault(Problem.of(500, "tour-stuck", "The sample asset was not published in time.", null, null));
    }

    private IssuedShare share(Asset asset) {
        says.accept("Creating a link with a TTL of one hour.");
        return client.shares()
                .create(new ShareRequest(asset.id(), ShareMode.DIRECT, "1h", null, "tour", null, null, null));
    }

    private void watch(IssuedShare share) {
        says.accept("Playing the link in the console.");
        go(Place.PREVIEW, Map.of("link", share.share().url()));
        var preview = (PreviewWorkspace) place(Place.PREVIEW);
        Stagehand.await("the first frame", SOON, () -> preview.firstFrame().isPresent());
        report.put(
                "firstFrameMs", Stagehand.ask(preview::firstFrame).orElseThrow().toMillis());
        Stagehand.await("three seconds of playing", SOON, () -> preview.playedSeconds() >= PLAYED_SECONDS);
        picture("preview");
        report.put("playedSeconds", Stagehand.ask(preview::playedSeconds));
    }

    private String inspect(IssuedShare share, String picture) {
        says.accept("Inspecting the link.");
        go(Place.INSPECT, Map.of("link", share.share().url()));
        var workspace = (InspectWorkspace) place(Place.INSPECT);
        var model = workspace.model();
        Stagehand.await("a verdict", SOON, () -> model.result().get() != null && workspace.complete());
        picture(picture);
        var result = Objects.requireNonNull(Stagehand.ask(() -> model.result().get()));
        report.put(picture + "Sentence", result.inspection().sentence());
        report.put(picture + "Ms", result.took().toMillis());
        return word(result.inspection().verdict());
    }

    private void invalidate(IssuedShare share, TourViewer viewer) {
        says.accept("Invalidating the link by the emergency runbook while a viewer watches.");
        String scope = "link:" + share.share().handle();
        go(
                Place.EMERGENCY,
                Map.of("scope", scope, "title", "Link · " + share.share().assetTitle()));
        var model = ((EmergencyWorkspace) place(Place.EMERGENCY)).model();
        Stagehand.await("what it would hit", SOON, () -> model.radius().get() != null);
        picture("emergency-before");
        var refused = CompletableFuture.supplyAsync(viewer::refusedAt);
        long click = System.nanoTime();
        Stagehand.tell(() -> run("emergency.invalidate"));
        report.put("invalidateToRefusalMs", (refused.join() - click) / 1e6);
        Stagehand.await("verification", SOON, () -> {
            var run = model.run().get();
            return run != null && (run.verifiedMs() != null || run.endedAt() != null);
        });
        picture("emergency");
        var run = Objects.requireNonNull(Stagehand.ask(() -> model.run().get()));
        report.put("run", run);
    }

    private void everyPlace() {
        says.accept("Looking at every workspace in both themes.");
        for (ThemeMode mode : new ThemeMode[] {ThemeMode.LIGHT, ThemeMode.DARK}) {
            Stagehand.tell(() -> console.theme().mode().set(mode));
            for (Place place : Place.values()) {
                go(place, Map.of());
                settle();
                picture(place.id() + (mode == ThemeMode.DARK ? "-dark" : ""));
            }
        }
    }

    /** Lists are read away from the application thread: they are there when no job was under way for a while. */
    private void settle() {
        var quietSince = new AtomicLong(System.nanoTime());
        Stagehand.await("the workspace to settle", SOON, () -> {
            if (!console.desk().work().running().isEmpty()) {
                quietSince.set(System.nanoTime());
            }
            return System.nanoTime() - quietSince.get() > QUIET.toNanos();
        });
    }

    private void go(Place place, Map<String, String> arguments) {
        Stagehand.tell(() -> console.desk().navigator().go(place, arguments));
    }

    private void run(String act) {
        var acts = console.desk().acts();
        acts.run(acts.find(act).orElseThrow());
    }

    private Object place(Place place) {
        return Stagehand.ask(() -> console.desk().navigator().workspace(place));
    }

    private void picture(String name) {
        var image = Stagehand.ask(() -> Pictures.of(console.scene()));
        try {
            Pictures.png(image, out.resolve(name + ".png"));
        } catch (IOException e) {
            throw Fault.failed("tour-unwritable", "A picture of the tour could not be written.", null, e);
        }
    }

    private static String word(LinkVerdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
