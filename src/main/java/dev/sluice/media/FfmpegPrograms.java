package dev.sluice.media;

import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;

/**
 * The FFmpeg programs and libraries of the build, unpacked from their jar into the user's cache.
 *
 * @param folder where the programs and their libraries lie
 * @param standIns libraries that this machine lacks; see {@link StandInLibrary}
 */
record FfmpegPrograms(Path folder, Path standIns) {
    /** What a machine without a desktop may lack and FFmpeg needs only for capture devices. */
    private static final Pattern MISSING =
            Pattern.compile("loading shared libraries: (lib(?:pulse|xcb[a-z-]*|asound)\\.so\\.\\d+):");

    private static final int STAND_INS_AT_MOST = 8;

    /** Unpacks what is not unpacked yet. The first time takes about a second. */
    static FfmpegPrograms unpack() {
        try {
            var folder = Loader.cacheResource("/org/bytedeco/ffmpeg/" + Loader.getPlatform() + "/");
            if (folder == null) {
                throw noPrograms();
            }
            var standIns = Loader.getCacheDir().toPath().resolve("sluice-" + Loader.getPlatform());
            Files.createDirectories(standIns);
            return new FfmpegPrograms(folder.toPath(), standIns).readied();
        } catch (IOException e) {
            throw Fault.failed("ffmpeg-unusable", "FFmpeg could not be unpacked.", "Free some disk space.", e);
        }
    }

    private static Fault noPrograms() {
        return new Fault(Problem.of(
                500,
                "ffmpeg-missing",
                "This build carries no FFmpeg for " + Loader.getPlatform() + ".",
                null,
                "Build Sluice on this kind of machine."));
    }

    String program(String name) {
        return folder.resolve(File.separatorChar == '\\' ? name + ".exe" : name).toString();
    }

    /** The environment of a child: ours, stand-ins findable, and no report files where FFREPORT is set. */
    void adjust(Map<String, String> environment) {
        environment.remove("FFREPORT");
        if (onLinux()) {
            environment.merge("LD_LIBRARY_PATH", standIns.toString(), (old, ours) -> old + File.pathSeparator + ours);
        }
    }

    private static boolean onLinux() {
        return Loader.getPlatform().startsWith("linux");
    }

    private FfmpegPrograms readied() throws IOException {
        for (var name : new String[] {"ffmpeg", "ffprobe"}) {
            var program = new File(program(name));
            if (!program.canExecute() && !program.setExecutable(true)) {
                throw new IOException(program + " cannot be made executable");
            }
        }
        if (onLinux()) {
            linkOwnLibraries();
            fillGaps();
        }
        return this;
    }

    /** The jar carries {@code libva.so}, the programs look for {@code libva.so.2}. */
    private void linkOwnLibraries() throws IOException {
        for (var name : new String[] {"libva.so", "libva-drm.so"}) {
            var link = standIns.resolve(name + ".2");
            if (!Files.exists(link)) {
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, folder.resolve(name));
            }
        }
    }

    private void fillGaps() throws IOException {
        for (var i = 0; i < STAND_INS_AT_MOST; i++) {
            var gap = missingLibrary();
            if (gap.isEmpty()) {
                return;
            }
            StandInLibrary.write(standIns, gap.get(), folder.resolve("ffmpeg"));
        }
    }

    private Optional<String> missingLibrary() throws IOException {
        var builder = new ProcessBuilder(program("ffmpeg"), "-version").redirectErrorStream(true);
        adjust(builder.environment());
        var process = builder.start();
        try (var out = process.inputReader()) {
            return firstMissing(out.lines());
        }
    }

    private static Optional<String> firstMissing(Stream<String> lines) {
        return lines.map(MISSING::matcher)
                .filter(m -> m.find())
                .map(m -> m.group(1))
                .findFirst();
    }
}
