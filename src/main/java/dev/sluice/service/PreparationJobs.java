package dev.sluice.service;

import dev.sluice.api.Asset;
import dev.sluice.api.CheckReport;
import dev.sluice.api.Fault;
import dev.sluice.asset.AssetFiles;
import dev.sluice.asset.Made;
import dev.sluice.asset.Preparations;
import dev.sluice.audit.Audit;
import dev.sluice.destination.Replays;
import dev.sluice.hls.check.HlsChecker;
import dev.sluice.hls.check.Profile;
import dev.sluice.media.Ffmpeg;
import dev.sluice.media.Preparation;
import dev.sluice.media.Progress;
import dev.sluice.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Puts FFmpeg and the inspector behind the catalogue's preparations. */
final class PreparationJobs {
    private final Supplier<Ffmpeg> ffmpeg;
    private final PreparationProfiles profiles;

    private PreparationJobs(Supplier<Ffmpeg> ffmpeg, PreparationProfiles profiles) {
        this.ffmpeg = ffmpeg;
        this.profiles = profiles;
    }

    /** As many at once as two cores a preparation allow, at least one. */
    static Preparations open(
            Store store,
            Audit audit,
            Clock clock,
            AssetFiles files,
            Supplier<Ffmpeg> ffmpeg,
            PreparationProfiles profiles,
            Consumer<String> changed) {
        int atOnce = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        var threads = Thread.ofPlatform().name("prepare-", 0).daemon().factory();
        var jobs = new PreparationJobs(ffmpeg, profiles);
        return new Preparations(
                store,
                audit,
                clock,
                files,
                jobs::prepare,
                jobs::checkWhole,
                Executors.newFixedThreadPool(atOnce, threads),
                changed);
    }

    private Made prepare(Path source, Path folder, String profile, Consumer<Asset.Progress> progress)
            throws InterruptedException {
        sweep(folder);
        discard(folder);
        Path recording = source.resolveSibling("recording");
        if (Files.isDirectory(recording)) {
            var began = System.nanoTime();
            var length = Replays.assemble(recording, folder, ffmpeg.get());
            return new Made(length, Duration.ZERO, Duration.ofNanos(System.nanoTime() - began));
        }
        var made = new Preparation(ffmpeg.get())
                .prepare(source, folder, profiles.find(profile).make(), p -> progress.accept(told(p)));
        return new Made(made.duration(), made.encoding(), made.describing());
    }

    /** Inspects HLS in a folder against a profile of the program's own. */
    static CheckReport check(Path master, String profile, Consumer<Asset.Progress> progress)
            throws InterruptedException {
        return SignalFindings.unmeasured(
                check(master, Profile.builtIn(profile), progress), "a live window is not decoded");
    }

    private static CheckReport check(Path master, Profile against, Consumer<Asset.Progress> progress)
            throws InterruptedException {
        // The files take a moment; a fraction that grows as playlists are read would run backwards.
        progress.accept(new Asset.Progress("checking", 0, null));
        try {
            return new HlsChecker()
                    .check(master, against, dev.sluice.hls.walk.Progress.NONE, Thread.currentThread()::isInterrupted);
        } catch (CancellationException e) {
            var interrupted = new InterruptedException("the check was cancelled");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    /** What was prepared can be decoded too, which a live window is not. */
    private CheckReport checkWhole(Path master, String profile, Consumer<Asset.Progress> progress)
            throws InterruptedException {
        var files = check(master, profiles.find(profile).check(), progress);
        return SignalFindings.added(files, master, ffmpeg, p -> progress.accept(told(p)));
    }

    /** What a service that was killed left half done. */
    private static void sweep(Path folder) {
        try {
            Preparation.sweep(folder.resolveSibling(""));
        } catch (IOException e) {
            throw Fault.failed("preparation-failed", "What an earlier preparation left cannot be removed.", null, e);
        }
    }

    /** A folder that is in place without the store knowing was finished just before the service died. */
    private static void discard(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw Fault.failed("preparation-failed", "What an earlier preparation left cannot be removed.", null, e);
        }
    }

    private static Asset.Progress told(Progress p) {
        Duration left = p.left();
        return new Asset.Progress(p.stage(), Math.max(0, p.fraction()), left == null ? null : left.toSeconds());
    }
}
