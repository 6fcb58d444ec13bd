package dev.sluice.destination;

import dev.sluice.api.Destination;
import dev.sluice.api.Fault;
import dev.sluice.api.Finding;
import dev.sluice.api.Operator;
import dev.sluice.api.Severity;
import dev.sluice.media.Ffmpeg;
import dev.sluice.media.live.LiveChild;
import dev.sluice.media.live.OptionsFile;
import dev.sluice.media.live.PushCommand;
import dev.sluice.media.live.PushTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Proves a destination before the show: the real way, with a test card, a signed message or a file. Blocks for seconds. */
public final class Tester {
    private static final int CARD_SECONDS = 3;
    /** A busy machine encodes the card slower than it plays, so that only silence counts against an ingest. */
    private static final long SILENCE_MS = 8_000;

    private static final String PROBE = "sluice-test.txt";
    private static final long PATIENCE_MS = 18_000;

    private final Destinations destinations;
    private final Deliveries deliveries;
    private final Supplier<Ffmpeg> ffmpeg;
    private final Path scratch;

    /**
     * Tests with the real programs.
     *
     * @param scratch folder for options files; must exist
     */
    public Tester(Destinations destinations, Deliveries deliveries, Supplier<Ffmpeg> ffmpeg, Path scratch) {
        this.destinations = destinations;
        this.deliveries = deliveries;
        this.ffmpeg = ffmpeg;
        this.scratch = scratch;
    }

    /** Tests it and keeps what was found; what is wrong with the destination is a finding, not a fault. */
    public Destination test(String id, Operator by) throws InterruptedException {
        var destination = destinations.present(id);
        return destinations.tested(id, find(destination), by);
    }

    private Finding find(Destination destination) throws InterruptedException {
        return switch (destination.kind()) {
            case OWNED ->
                holds(
                        "The owned player is this service itself: there is nothing to connect to, so nothing was sent.",
                        "");
            case WEBHOOK -> webhook(destination);
            case FOLDER -> folder(Path.of(destination.address()));
            case S3 -> bucket(destination);
            case RTMP, SRT -> push(destination);
        };
    }

    private Finding push(Destination destination) throws InterruptedException {
        var command = new PushCommand(
                destination.kind(), destination.address(), destinations.credential(destination.id()), null);
        try (var options = OptionsFile.write(scratch, command.secretOptions());
                var child = LiveChild.start(
                        ffmpeg.get(), command.testCard(options, CARD_SECONDS), command.secrets(), line -> {})) {
            var progress = new PushProgress();
            Thread.ofVirtual().name("test-progress").start(() -> progress.follow(child.output()));
            long start = System.nanoTime();
            long moved = start;
            long sent = 0;
            while (child.alive() && within(start, PATIENCE_MS) && within(moved, SILENCE_MS)) {
                TimeUnit.MILLISECONDS.sleep(50);
                moved = progress.sent() > sent ? System.nanoTime() : moved;
                sent = progress.sent();
            }
            if (child.alive()) {
                return progress.sent() > 0 ? silent(progress) : trouble(PushTrouble.of("timed out"), "");
            }
            if (child.await() == 0) {
                return holds(
                        "The ingest took " + CARD_SECONDS + " seconds of a test card.",
                        progress.sent() + " bytes sent");
            }
            String words = child.lastWords();
            return trouble(PushTrouble.of(words), lastLine(words));
        } catch (IOException e) {
            throw Fault.failed("scratch-unwritable", "The workspace cannot be written to.", "Look at its disk.", e);
        }
    }

    private static boolean within(long since, long millis) {
        return System.nanoTime() - since < TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private static Finding silent(PushProgress progress) {
        return new Finding(
                "ingest-silent",
                Severity.BLOCKS,
                "The ingest accepts the connection and then takes nothing.",
                progress.sent() + " bytes sent, then nothing",
                "Look into its dashboard; choose another ingest server of the platform.",
                null);
    }

    private Finding webhook(Destination destination) {
        var error = deliveries.send(destination, "destination.test", "{\"test\":true}", 0);
        return error.isEmpty()
                ? holds("The receiver accepts a signed message.", "it answered with success")
                : new Finding(
                        "webhook-refused",
                        Severity.BLOCKS,
                        "The receiver does not accept a signed message.",
                        error.get(),
                        "Check the address, and that both sides have the same secret.",
                        null);
    }

    private Finding bucket(Destination destination) {
        var depot = destinations.depot(destination, "");
        try {
            depot.put(PROBE, "sluice");
            depot.delete(PROBE);
            return holds("The bucket takes files.", PROBE + " was put there and deleted again");
        } catch (DepotTrouble e) {
            return new Finding(e.code(), Severity.BLOCKS, e.sentence(), e.evidence(), e.fix(), null);
        } catch (IOException e) {
            return new Finding(
                    "bucket-unreachable",
                    Severity.BLOCKS,
                    "The storage does not answer.",
                    String.valueOf(e.getMessage()),
                    "Check the address, and that this machine may go out to it.",
                    null);
        }
    }

    private static Finding folder(Path folder) {
        try {
            Files.createDirectories(folder);
            Path probe = Files.createTempFile(folder, ".sluice", ".test");
            Files.writeString(probe, "sluice");
            boolean same = Files.readString(probe).equals("sluice");
            Files.delete(probe);
            long free = Files.getFileStore(folder).getUsableSpace();
            String room = String.format(Locale.ROOT, "%.1f GB free", free / 1e9);
            return same && free > Disk.FLOOR
                    ? holds("The folder takes files.", "a small file was written, read back and deleted again; " + room)
                    : new Finding(
                            "folder-full",
                            Severity.BLOCKS,
                            "The folder has no room for a show.",
                            room,
                            "Free some space or choose another folder.",
                            null);
        } catch (IOException e) {
            return new Finding(
                    "folder-unwritable",
                    Severity.BLOCKS,
                    "The folder cannot be written to.",
                    String.valueOf(e.getMessage()),
                    "Check that it exists and belongs to the user who runs the service.",
                    null);
        }
    }

    private static Finding trouble(PushTrouble trouble, String evidence) {
        return new Finding(trouble.code(), Severity.BLOCKS, trouble.sentence(), evidence, trouble.fix(), null);
    }

    private static Finding holds(String sentence, String evidence) {
        return new Finding("destination-proven", Severity.HOLDS, sentence, evidence, "", null);
    }

    private static String lastLine(String words) {
        return words.substring(words.lastIndexOf('\n') + 1);
    }
}
