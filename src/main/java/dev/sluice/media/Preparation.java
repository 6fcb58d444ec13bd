package dev.sluice.media;

import dev.sluice.api.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes an HLS asset (video on demand) out of a source file.
 *
 * <p>Nothing half-written is ever seen: work goes on in a folder beside the target, which is renamed when it is whole and
 * removed otherwise. What a killed process left is removed by {@link #sweep}.
 */
public final class Preparation {
    /** FFmpeg reports twice a second; an encoder that says nothing for this long hangs. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private static final double ROOM_TO_SPARE = 1.2;
    private static final String ENCODING = "preparing";
    private static final String READING = "reading captions";

    private final Ffmpeg ffmpeg;
    private final SourceProbe probe;

    public Preparation(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
        this.probe = new SourceProbe(ffmpeg);
    }

    /**
     * Removes what preparations of dead processes left in a folder of assets; to be called when the service starts. Leaves
     * those of living processes alone.
     */
    public static void sweep(Path assets) throws IOException {
        TemporaryFolder.sweep(assets);
    }

    /**
     * Prepares; takes about as long as the source plays, or less. To cancel, interrupt the calling thread.
     *
     * @param source any file FFmpeg reads that has a picture
     * @param target folder to be made; must not exist
     * @param listener told about twice a second, on a thread of ours
     * @throws InterruptedException when cancelled; FFmpeg is gone then and so is what it wrote
     * @throws Fault {@code source-not-found}, {@code source-unreadable}, {@code source-has-no-video}, {@code disk-full},
     *     {@code asset-folder-exists}, {@code ffmpeg-stalled}, {@code preparation-failed}
     */
    public Prepared prepare(Path source, Path target, Profile profile, Consumer<Progress> listener)
            throws InterruptedException {
        var facts = probe.probe(source);
        var ladder = Ladder.of(facts.requireVideo(), profile);
        try (var work = new TemporaryFolder(target)) {
            requireRoom(work.path(), facts, ladder);
            var began = System.nanoTime();
            encode(new EncodeCommand(source, facts, ladder, work.path()), listener);
            var prepared = describe(work.path(), target, facts, ladder, began);
            work.moveIntoPlace();
            listener.accept(new Progress(ENCODING, 1, Duration.ZERO));
            return prepared;
        } catch (IOException e) {
            throw isDiskFull(e.getMessage()) ? MediaFaults.diskFull(String.valueOf(e.getMessage())) : writeFailed(e);
        }
    }

    private static void requireRoom(Path folder, Source facts, Ladder ladder) throws IOException {
        var seconds = facts.duration() == null ? 0 : facts.duration().toSeconds();
        var bitsPerSecond =
                ladder.renditions().stream().mapToLong(Rendition::videoBitRate).sum()
                        + EncodeCommand.AUDIO_BIT_RATE * facts.audio().size();
        var needed = (long) (seconds * bitsPerSecond / 8.0 * ROOM_TO_SPARE);
        var free = Files.getFileStore(folder).getUsableSpace();
        if (free < needed) {
            throw MediaFaults.diskFull("About %d MB are needed, %d MB are free.".formatted(needed >> 20, free >> 20));
        }
    }

    private void encode(EncodeCommand command, Consumer<Progress> listener) throws IOException, InterruptedException {
        for (var folder : command.folders()) {
            Files.createDirectory(folder);
        }
        var length = command.facts().duration();
        require(ffmpeg.run(command.arguments(), new ProgressReader(ENCODING, length, listener), SILENCE));
        poster(command);
        var captions = new CaptionCommand(command.source(), command.facts().captions(), command.folder());
        for (var run : captions.runs()) {
            require(ffmpeg.run(run, new ProgressReader(READING, length, listener), SILENCE));
        }
    }

    /** In a transport stream with few keyframes a jump may find nothing more to decode. */
    private void poster(EncodeCommand command) throws InterruptedException {
        var late = ffmpeg.run(command.poster(true), InputStream::readAllBytes, SILENCE);
        if (!late.ok() || !Files.exists(command.folder().resolve(EncodeCommand.POSTER))) {
            require(ffmpeg.run(command.poster(false), InputStream::readAllBytes, SILENCE));
        }
    }

    private static void require(Ffmpeg.Outcome outcome) {
        if (isDiskFull(outcome.stderrTail())) {
            throw MediaFaults.diskFull("FFmpeg ran out of space.");
        }
        if (!outcome.ok()) {
            throw MediaFaults.failed(outcome.stderrTail());
        }
    }

    private static Prepared describe(Path work, Path target, Source facts, Ladder ladder, long began)
            throws IOException {
        var encoded = System.nanoTime();
        var captions = Captions.found(work, facts.captions());
        var variants = new MultivariantWriter(work, ladder, facts.audio(), captions).write();
        var written = WrittenPlaylist.read(work.resolve(variants.getFirst().uri()));
        captions.write(written.seconds(), ladder.profile().container());
        return new Prepared(
                target,
                facts,
                written.length(),
                variants,
                size(work),
                Duration.ofNanos(encoded - began),
                Duration.ofNanos(System.nanoTime() - encoded));
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(f -> f.toFile().length())
                    .sum();
        }
    }

    private static boolean isDiskFull(@Nullable String words) {
        return words != null && (words.contains("No space left") || words.contains("Disk quota exceeded"));
    }

    private static Fault writeFailed(IOException e) {
        return Fault.failed(
                "preparation-failed", "The asset could not be written.", "Look at the folder's rights and disk.", e);
    }
}
