package dev.sluice.destination;

import dev.sluice.access.Operators;
import dev.sluice.api.AssetState;
import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.Role;
import dev.sluice.api.ShowSource;
import dev.sluice.asset.AssetFiles;
import dev.sluice.asset.Assets;
import dev.sluice.media.Ffmpeg;
import dev.sluice.media.SourceProbe;
import dev.sluice.media.live.SourceCommand;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What a show can come from: checks it before the show, and says how FFmpeg reads it. */
final class Sources {
    private static final String MASK = "•••";
    private static final int LONGEST = 1024;

    private final Assets assets;
    private final AssetFiles files;
    private final Supplier<Ffmpeg> ffmpeg;

    Sources(Assets assets, AssetFiles files, Supplier<Ffmpeg> ffmpeg) {
        this.assets = assets;
        this.files = files;
        this.ffmpeg = ffmpeg;
    }

    /**
     * Refuses what cannot be a source.
     *
     * @throws Fault {@code source-malformed}, {@code source-not-ready}, {@code source-not-found}, {@code role-missing}
     */
    void check(ShowSource source, Operator by) {
        if (source == null
                || source.kind() == null
                || source.value() == null
                || source.value().length() > LONGEST) {
            throw malformed("A show needs a source.", "Choose an asset, a file, a test pattern or an address.");
        }
        switch (source.kind()) {
            case ASSET -> requirePrepared(source.value());
            case FILE -> requireFile(source.value(), by);
            case PATTERN -> size(source.value());
            case RTMP -> address(source.value(), "rtmp://ADDRESS:PORT/APP/KEY", "rtmp");
            case SRT -> address(source.value(), "srt://ADDRESS:PORT", "srt");
            case URL -> address(source.value(), "an https, rtmp or srt URL", "http", "https", "rtmp", "rtmps", "srt");
        }
    }

    /** The same without what must stay secret: stream keys, passphrases, signed queries. */
    static ShowSource masked(ShowSource source) {
        String value = source.value();
        if (source.kind() == ShowSource.Kind.RTMP && value.lastIndexOf('/') > "rtmp://".length()) {
            value = value.substring(0, value.lastIndexOf('/') + 1) + MASK;
        } else if (hasSecret(source) && value.contains("?")) {
            value = value.substring(0, value.indexOf('?') + 1) + MASK;
        }
        return new ShowSource(source.kind(), value, source.loop(), source.encode());
    }

    /** What of an address must be blotted out of a child's words. */
    static List<String> secrets(ShowSource source) {
        String value = source.value();
        if (!hasSecret(source)) {
            return List.of();
        }
        var secrets = new ArrayList<>(List.of(value));
        if (source.kind() == ShowSource.Kind.RTMP) {
            secrets.add(value.substring(value.lastIndexOf('/') + 1));
        } else if (value.contains("?")) {
            secrets.add(value.substring(value.indexOf('?') + 1));
        }
        return secrets;
    }

    static boolean hasSecret(ShowSource source) {
        return switch (source.kind()) {
            case RTMP, SRT, URL -> true;
            case ASSET, FILE, PATTERN -> false;
        };
    }

    /**
     * FFmpeg's arguments.
     *
     * @param position seconds that were recorded already, where the source can go on from there
     */
    List<String> command(ShowSource source, int keySeconds, double position) throws InterruptedException {
        var command = new SourceCommand(keySeconds);
        String value = source.value();
        boolean encode = Boolean.TRUE.equals(source.encode());
        return switch (source.kind()) {
            case ASSET -> command.asset(master(value), source.loop(), source.loop() ? 0 : position);
            case FILE ->
                command.file(
                        Path.of(value),
                        source.loop(),
                        source.encode() == null ? !carries(Path.of(value)) : encode,
                        source.loop() ? 0 : position);
            case PATTERN -> command.pattern(size(value)[0], size(value)[1]);
            case RTMP, SRT -> command.listen(value, encode);
            case URL -> command.url(value, encode);
        };
    }

    /** Whether a file can go into MPEG-TS and FLV as it is. */
    private boolean carries(Path file) throws InterruptedException {
        var source = new SourceProbe(ffmpeg.get()).probe(file);
        var video = source.video();
        return video != null
                && video.codec().equals("h264")
                && source.audio().stream()
                        .limit(1)
                        .allMatch(audio -> audio.codec().equals("aac"));
    }

    private Path master(String asset) {
        return files.hls(asset, assets.get(asset).version()).resolve("master.m3u8");
    }

    private void requirePrepared(String id) {
        var asset = assets.get(id);
        boolean ready = asset.state() == AssetState.READY || asset.state() == AssetState.PUBLISHED;
        if (!ready || !Files.exists(master(id))) {
            throw Fault.conflict(
                    "source-not-ready",
                    "“" + asset.title() + "” cannot be streamed: it is not ready.",
                    "Choose an asset that is ready or published.");
        }
    }

    /** A file's name reaches anything the service may read, so it takes an admin. */
    private static void requireFile(String name, Operator by) {
        Operators.require(by, Role.ADMIN);
        try {
            if (Path.of(name).isAbsolute() && Files.isRegularFile(Path.of(name))) {
                return;
            }
        } catch (InvalidPathException e) {
            throw malformed("This is no file's name.", "Give the whole path of a file on the service's machine.");
        }
        throw Fault.notFound(
                "source-not-found", "There is no such file on the service's machine.", "Give its whole path.");
    }

    private static int[] size(String text) {
        var match = java.util.regex.Pattern.compile("(\\d{2,4})x(\\d{2,4})").matcher(text);
        if (match.matches()) {
            int width = Integer.parseInt(match.group(1));
            int height = Integer.parseInt(match.group(2));
            if (width <= 1920 && height <= 1080 && width % 2 == 0 && height % 2 == 0) {
                return new int[] {width, height};
            }
        }
        throw malformed("A test pattern has a size of even numbers up to 1920x1080.", "Write 1280x720.");
    }

    private static void address(String text, String form, String... schemes) {
        try {
            var uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (List.of(schemes).contains(scheme)
                    && uri.getHost() != null
                    && text.chars().noneMatch(Character::isISOControl)) {
                return;
            }
        } catch (URISyntaxException e) {
            throw malformed("The source is not an address.", "Write " + form + ".");
        }
        throw malformed("The source is not an address of that kind.", "Write " + form + ".");
    }

    private static Fault malformed(String title, String act) {
        return Fault.badRequest("source-malformed", title, act);
    }
}
