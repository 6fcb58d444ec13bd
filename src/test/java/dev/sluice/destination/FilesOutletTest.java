package dev.sluice.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.HandClock;
import dev.sluice.api.Destination;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.api.Reconnects;
import dev.sluice.media.live.Piece;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a folder or a bucket gets that takes long. */
class FilesOutletTest {
    private static final Duration SEGMENT = Duration.ofMinutes(4);

    @TempDir
    Path folder;

    private final HandClock clock = HandClock.standing(Instant.EPOCH.plusSeconds(20));
    private final List<Publication> said = new ArrayList<>();
    private final Queue<Runnable> queued = new ArrayDeque<>();
    private final List<String> playlists = new ArrayList<>();
    private Duration pace = SEGMENT;
    private Runnable meanwhile = () -> {};
    private Path depot;
    private Recording recording;
    private FilesOutlet outlet;

    /** Ten segments, each of which takes four minutes to be put. */
    @BeforeEach
    void open() throws Exception {
        Path recorded = Files.createDirectories(folder.resolve("recording"));
        var segments = new ArrayList<Segment>();
        for (int i = 0; i < 10; i++) {
            segments.add(new Segment(i, 2, Instant.EPOCH.plusSeconds(2 * i), false, i != 1));
            // The second one was only in the window, and is gone.
            if (i != 1) Files.writeString(recorded.resolve(Segment.name(i)), "media");
        }
        SegmentIndex.write(recorded, segments);
        recording = new Recording(recorded, 2, () -> Long.MAX_VALUE, clock, () -> {});
        depot = folder.resolve("depot");
        outlet = new FilesOutlet(destination(), new Slow(), recording, 2, clock, said::add, queued::add);
    }

    @Test
    void theLastFilesAreNotCopiedForEverAndWhatIsThereCanBePlayed() throws Exception {
        outlet.end("stopped", "Ana ended the show.");
        assertThat(queued).as("the last segment is waited for").isEmpty();
        outlet.sealed();
        queued.remove().run();

        assertThat(said)
                .first()
                .satisfies(p ->
                        assertThat(p.sentence()).isEqualTo("9 segments are not there yet; they are being copied."));
        assertThat(outlet.publication().state()).isEqualTo(PublicationState.FAILED);
        assertThat(outlet.publication().code()).isEqualTo("files-missing");
        assertThat(outlet.publication().health().connected()).isFalse();
        assertThat(outlet.publication().health().acknowledgedBytes()).isPositive();
        assertThat(outlet.publication().sentence())
                .isEqualTo("Copying takes too long. The last 6 segments are not there.");
        assertThat(Files.readString(depot.resolve(LiveWindow.MEDIA))
                        .lines()
                        .filter(line -> !line.contains("DATE-TIME")))
                .endsWith(
                        "#EXTINF:2.00000,",
                        "s000000.ts",
                        "#EXT-X-DISCONTINUITY",
                        "#EXTINF:2.00000,",
                        "s000002.ts",
                        "#EXTINF:2.00000,",
                        "s000003.ts",
                        "#EXT-X-ENDLIST");
    }

    @Test
    void aDepotThatTakesItsTimeHoldsOneThread() {
        for (int i = 0; i < 5; i++) outlet.segments();
        assertThat(queued).hasSize(1);
        queued.remove().run();
        assertThat(outlet.publication().sentence()).isEqualTo("Every segment is copied.");
        outlet.segments();
        assertThat(queued).hasSize(1);
    }

    /** As after the death of the service: what lies there already is put again, and whoever plays it keeps it. */
    @Test
    void aCopyThatBeginsAgainTakesNothingFromThePlaylist() {
        pace = Duration.ofSeconds(4);
        meanwhile = this::threeMore;
        outlet.segments();
        queued.remove().run();

        assertThat(playlists).as("not with each segment").hasSize(2);
        assertThat(playlists).first().asString().endsWith(Segment.name(9) + "\n");
        assertThat(playlists).last().asString().endsWith(Segment.name(12) + "\n");
    }

    @Test
    void whatIsInvalidatedWhileItIsPutIsNotSaidToBeConnected() {
        meanwhile = () -> outlet.end(Outlet.INVALIDATED, "Ana took the show back.");
        outlet.segments();
        queued.remove().run();

        assertThat(outlet.publication().state()).isEqualTo(PublicationState.STOPPED);
        assertThat(outlet.publication().health().connected()).isFalse();
        assertThat(outlet.publication().health().sentBytes()).isPositive();
    }

    @Test
    void aLongShowMayTakeAsLongAgain() {
        assertThat(FilesOutlet.limit(60_000)).isEqualTo(Duration.ofMinutes(10));
        assertThat(FilesOutlet.limit(7_200_000)).isEqualTo(Duration.ofHours(2));
    }

    private void threeMore() {
        meanwhile = () -> {};
        for (long at = 0; at <= 6; at += 2) {
            recording.accept(new Piece(new byte[188], true, 1, at * 90_000, at * 90_000, 0, 0));
        }
    }

    private static Destination destination() {
        return new Destination(
                "d1",
                "Archive",
                DestinationKind.FOLDER,
                "/srv/copies",
                false,
                null,
                0,
                Reconnects.DEFAULT,
                "archive",
                null,
                Instant.EPOCH,
                "ana");
    }

    private final class Slow implements Depot {
        private final Depot behind = new FolderDepot(depot);

        @Override
        public void put(String name, Path file) throws IOException, DepotTrouble {
            clock.forward(pace);
            behind.put(name, file);
            meanwhile.run();
        }

        @Override
        public void put(String name, String text) throws IOException, DepotTrouble {
            behind.put(name, text);
            playlists.add(text);
        }

        @Override
        public void delete(String name) {}
    }
}
