package dev.sluice.hls.check;

import dev.sluice.api.CheckReport;
import dev.sluice.api.Fault;
import dev.sluice.hls.walk.FolderSource;
import dev.sluice.hls.walk.Presentation;
import dev.sluice.hls.walk.Progress;
import dev.sluice.hls.walk.Source;
import dev.sluice.hls.walk.WalkLimits;
import dev.sluice.hls.walk.Walker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Checks whether a presentation is fit to be shared: walks it, measures it, judges it. */
public final class HlsChecker {
    private static final List<Check> CHECKS = Stream.of(
                    PlaylistChecks.all(),
                    MultivariantChecks.all(),
                    DeclaredChecks.all(),
                    SegmentChecks.all(),
                    TimelineChecks.all(),
                    FormatChecks.all(),
                    LadderChecks.all(),
                    IFrameChecks.all(),
                    CaptionChecks.all(),
                    LimitChecks.all(),
                    LiveChecks.all(),
                    LiveDateChecks.all(),
                    LowLatencyChecks.all(),
                    CorsChecks.all(),
                    HttpChecks.all(),
                    TokenChecks.all())
            .flatMap(List::stream)
            .toList();

    /** Names a folder's first playlist usually has, best first. */
    private static final List<String> MASTERS =
            List.of("master.m3u8", "main.m3u8", "index.m3u8", "playlist.m3u8", "media.m3u8");

    private final WalkLimits limits;

    /** A checker with the standard limits. */
    public HlsChecker() {
        this(WalkLimits.standard());
    }

    public HlsChecker(WalkLimits limits) {
        this.limits = limits;
    }

    /** All rules there are, in the order they are judged. */
    public static List<Rule> rules() {
        return CHECKS.stream().map(Check::rule).toList();
    }

    /**
     * Checks a playlist on disk; nothing outside of its folder is read.
     *
     * @param playlist a playlist, or a folder that holds one
     * @param cancelled asked before each resource
     * @throws Fault when there is no such file
     * @throws java.util.concurrent.CancellationException when {@code cancelled} said yes
     */
    public CheckReport check(Path playlist, Profile profile, Progress progress, BooleanSupplier cancelled) {
        var file = playlist(playlist);
        try {
            var folder = file.toAbsolutePath().getParent();
            var name = file.getFileName();
            if (folder == null || name == null) {
                throw missing();
            }
            return check(new FolderSource(folder), FolderSource.uri(name.toString()), profile, progress, cancelled);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * The playlist itself, or the one that a folder begins with.
     *
     * @throws Fault {@code playlist-missing}
     */
    public static Path playlist(Path place) {
        try {
            var file = Files.isDirectory(place) ? first(place) : place;
            if (Files.isRegularFile(file)) {
                return file;
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        throw missing();
    }

    private static Fault unreadable(IOException e) {
        return Fault.failed("playlist-unreadable", "The playlist cannot be read.", null, e);
    }

    /** Checks what a source gives at a URI. */
    public CheckReport check(Source source, String uri, Profile profile, Progress progress, BooleanSupplier cancelled) {
        return judge(new Walker(source, limits).walk(uri, progress, cancelled), profile);
    }

    /** Judges what was walked before. */
    public static CheckReport judge(Presentation presentation, Profile profile) {
        var evidence = Evidence.of(presentation, profile);
        var findings = CHECKS.stream().flatMap(c -> c.run(evidence).stream()).toList();
        return Reports.report(evidence, findings);
    }

    private static Path first(Path folder) throws IOException {
        for (var name : MASTERS) {
            if (Files.isRegularFile(folder.resolve(name))) {
                return folder.resolve(name);
            }
        }
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".m3u8"))
                    .min(Path::compareTo)
                    .orElseThrow(HlsChecker::missing);
        }
    }

    private static Fault missing() {
        return Fault.notFound(
                "playlist-missing", "There is no playlist.", "Name a .m3u8 file, or a folder that holds one.");
    }
}
