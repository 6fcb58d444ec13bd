package dev.sluice.destination;

import dev.sluice.api.Asset;
import dev.sluice.api.Fault;
import dev.sluice.api.ReplayRequest;
import dev.sluice.asset.AssetFiles;
import dev.sluice.asset.Assets;
import dev.sluice.media.Ffmpeg;
import dev.sluice.store.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Makes assets of recordings. Nothing is encoded: the segments become those of the asset, by hard links where the file
 * system has them, so that a replay of any length is there within seconds.
 */
public final class Replays {
    private static final Duration PICTURE_LIMIT = Duration.ofSeconds(20);

    private final Assets assets;
    private final AssetFiles files;

    public Replays(Assets assets, AssetFiles files) {
        this.assets = assets;
        this.files = files;
    }

    /**
     * Cuts an asset out of what is kept of a show; it is prepared and checked by itself.
     *
     * @throws Fault {@code recording-empty} (409), {@code trim-malformed}
     */
    Asset make(ShowRow show, Path folder, List<Segment> kept, ReplayRequest ask, String by) {
        var part = trimmed(kept.stream().filter(Segment::kept).toList(), ask);
        String id = Ids.readable();
        Path into = files.recording(id);
        try {
            Files.createDirectories(into);
            for (Segment s : part) {
                link(folder.resolve(s.file()), into.resolve(s.file()));
            }
            SegmentIndex.write(into, part);
        } catch (IOException e) {
            throw Fault.failed(
                    "replay-unwritable",
                    "The replay cannot be written; the recording is untouched.",
                    "Free some space.",
                    e);
        }
        String title = ask.title() == null || ask.title().isBlank()
                ? show.title() + " (replay)"
                : ask.title().strip();
        return assets.addRecorded(id, title.substring(0, Math.min(title.length(), 200)), show.id(), by);
    }

    /** Whole segments: from the one that plays at the first second to the one that plays at the last. */
    static List<Segment> trimmed(List<Segment> all, ReplayRequest ask) {
        double from = ask.fromSeconds() == null ? 0 : ask.fromSeconds();
        double to = ask.toSeconds() == null ? Double.MAX_VALUE : ask.toSeconds();
        if (!(from >= 0) || !(to > from)) {
            throw Fault.badRequest("trim-malformed", "The end has to come after the beginning.", "Give seconds.");
        }
        var part = new ArrayList<Segment>();
        double at = 0;
        for (Segment s : all) {
            double end = at + s.seconds();
            if (end > from + 0.001 && at < to - 0.001) {
                boolean jump = !part.isEmpty() && (s.gap() || part.getLast().number() + 1 != s.number());
                part.add(new Segment(s.number(), s.seconds(), s.at(), jump, true));
            }
            at = end;
        }
        if (part.isEmpty()) {
            throw Fault.conflict("recording-empty", "There is nothing recorded there.", "Choose another part.");
        }
        return part;
    }

    /**
     * Puts a recorded asset's HLS together, whole or not at all.
     *
     * @return its length
     */
    public static Duration assemble(Path recording, Path target, Ffmpeg ffmpeg) throws InterruptedException {
        Path work = target.resolveSibling(".replay");
        try {
            delete(work);
            Files.createDirectories(work);
            var all = SegmentIndex.read(recording);
            for (Segment s : all) {
                link(recording.resolve(s.file()), work.resolve(s.file()));
            }
            int target1 = (int)
                    Math.round(all.stream().mapToDouble(Segment::seconds).max().orElse(1));
            var text = new LiveWindow(all, Math.max(1, target1), Integer.MAX_VALUE, true)
                    .text()
                    .replace("#EXT-X-INDEPENDENT", "#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-INDEPENDENT");
            Files.writeString(work.resolve(LiveWindow.MEDIA), text);
            Files.writeString(work.resolve(Multivariant.FILE), Multivariant.text(recording, all));
            picture(ffmpeg, work.resolve(all.get(all.size() / 3).file()), work.resolve("poster.jpg"));
            Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
            return Duration.ofMillis(
                    Math.round(all.stream().mapToDouble(Segment::seconds).sum() * 1000));
        } catch (IOException e) {
            throw Fault.failed(
                    "replay-unwritable", "The replay cannot be written.", "Free some space, then check it again.", e);
        }
    }

    /** Takes a still picture out of a segment; without one there is none. */
    static void picture(Ffmpeg ffmpeg, Path segment, Path into) throws InterruptedException {
        Path partial = into.resolveSibling(".picture.part.jpg");
        var outcome = ffmpeg.run(
                List.of(
                        "-hide_banner",
                        "-nostdin",
                        "-v",
                        "error",
                        "-y",
                        "-f",
                        "mpegts",
                        "-i",
                        "file:" + segment,
                        "-frames:v",
                        "1",
                        "-vf",
                        "scale=480:-2",
                        "-q:v",
                        "5",
                        "-f",
                        "image2",
                        "-update",
                        "1",
                        partial.toString()),
                in -> in.readAllBytes(),
                PICTURE_LIMIT);
        try {
            if (outcome.ok()) {
                Files.move(partial, into, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            LoggerFactory.getLogger(Replays.class).warn("A still picture cannot be put in place", e);
        }
    }

    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
