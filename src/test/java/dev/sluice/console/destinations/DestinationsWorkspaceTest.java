package dev.sluice.console.destinations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.OneScreen;
import dev.sluice.api.Destination;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.DestinationRequest;
import dev.sluice.api.PublicationState;
import dev.sluice.api.Reconnects;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.api.Show;
import dev.sluice.api.ShowRequest;
import dev.sluice.api.ShowSource;
import dev.sluice.api.ShowState;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.Bureau;
import dev.sluice.console.shell.Place;
import dev.sluice.console.theme.ThemeMode;
import dev.sluice.service.RunningService;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.Parent;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Destinations workspace over a real show; pictures under {@code target/pictures}. */
@OneScreen
class DestinationsWorkspaceTest {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);

    /** Too low a port for anybody to be given by chance. */
    private static final String NOBODY = "rtmp://127.0.0.1:1";

    @Test
    void theBoardSaysWhoTakesTheShowAndOffersTheReplay(@TempDir Path folder) throws Exception {
        try (var running = RunningService.start(folder)) {
            var client = running.admin();
            var bureau = new Bureau(
                    client, Place.DESTINATIONS, (desk, feed) -> new DestinationsWorkspace(desk, client, feed));
            assertThat(bureau.texts()).contains("Nothing has been published live yet");
            bureau.picture("destinations-empty", ThemeMode.LIGHT);
            var dead = client.destinations()
                    .add(new DestinationRequest(
                            "Video platform with rather a long name, backup ingest",
                            DestinationKind.RTMP,
                            NOBODY + "/live2",
                            "key",
                            null,
                            null,
                            null));
            client.destinations().test(dead.id());
            var copies = client.destinations()
                    .add(new DestinationRequest(
                            "Archive",
                            DestinationKind.FOLDER,
                            folder.resolve("copies").toString(),
                            null,
                            null,
                            null,
                            null));
            client.destinations().test(copies.id());
            assertChanged(bureau, client, dead.id());
            String id = client.shows()
                    .start(new ShowRequest(
                            "Evening show",
                            new ShowSource(ShowSource.Kind.PATTERN, "320x180", false, null),
                            List.of(Destination.OWNED, dead.id(), copies.id()),
                            "low-delay",
                            20,
                            null))
                    .id();
            until(() -> state(client.shows().get(id), Destination.OWNED) == PublicationState.LIVE
                    && !client.shows().health(id, Destination.OWNED).isEmpty()
                    && client.shows().events(id).stream().anyMatch(e -> e.code().equals("window-ready")));
            var link = client.shares()
                    .create(new ShareRequest(
                            String.valueOf(client.shows().get(id).asset()),
                            ShareMode.API,
                            "1h",
                            null,
                            null,
                            null,
                            null,
                            null));
            running.get(running.get(String.valueOf(link.signedLink())).child(0));
            until(() -> client.destinations().funnel(id, "1h").stream()
                    .anyMatch(f -> f.figures().opened() == 1));
            bureau.fx(() -> {
                bureau.desk().navigator().go(Place.LINKS);
                return true;
            });
            shows(bureau, "2 of 3 destinations take the show", "Viewers can join.", "End the show", "window-ready");
            bureau.picture("destinations-live", ThemeMode.LIGHT);
            bureau.picture("destinations-live", ThemeMode.DARK);
            client.shows().stop(id);
            reload(bureau);
            assertThat(bureau.texts()).contains("Share the replay");
            bureau.picture("destinations-over", ThemeMode.DARK);
            bureau.act("destinations.replay");
            assertThat(bureau.texts()).contains("Publish and make a link");
            bureau.picture("destinations-replay", ThemeMode.LIGHT);
            client.shows()
                    .start(new ShowRequest(
                            "New Year's address, in three languages and with rather a long title",
                            new ShowSource(ShowSource.Kind.PATTERN, "320x180", false, null),
                            List.of(Destination.OWNED, dead.id()),
                            null,
                            null,
                            Instant.now().plus(Duration.ofDays(2)).toString()));
            reload(bureau);
            assertThat(bureau.texts()).contains("Call the show off");
            bureau.picture("destinations-scheduled", ThemeMode.LIGHT);
            bureau.act("destinations.call-off");
            until(() -> client.shows().list().stream().noneMatch(show -> show.state() == ShowState.SCHEDULED));
            bureau.act("destinations.go-live");
            until(() -> bureau.texts().contains("Name the show."));
            bureau.picture("destinations-go-live", ThemeMode.LIGHT);
            assertHeardAfterAWhile(bureau);
        }
    }

    /** What is written reaches pre-flight however long the sheet has been open: nothing that listens was collected. */
    private static void assertHeardAfterAWhile(Bureau bureau) throws Exception {
        System.gc();
        bureau.fx(() -> {
            field(bureau, "#go-live", "Title").setText("Evening show");
            return true;
        });
        until(() -> bureau.texts().contains("The source can be used and the show is complete."));
    }

    /** What is there is changed in a sheet; its credential is not shown and stays. */
    private static void assertChanged(Bureau bureau, SluiceClient client, String dead) throws Exception {
        reload(bureau);
        assertThat(bureau.texts()).contains("Places to publish to", "Nothing has been published live yet");
        bureau.picture("destinations-places", ThemeMode.LIGHT);
        bureau.fx(() -> bureau.desk()
                .acts()
                .run(bureau.desk().acts().find("destinations.change").orElseThrow(), Map.of("destination", dead)));
        assertThat(bureau.texts()).contains("Change destination");
        bureau.picture("destinations-change", ThemeMode.DARK);
        bureau.fx(() -> {
            field(bureau, "#change-destination", "Hold back, s").setText("20");
            field(bureau, "#change-destination", "Longest pause, s").setText("2");
            assertThat(field(bureau, "#change-destination", "Credential").getText())
                    .isEmpty();
            return true;
        });
        bureau.press("Change destination", "#change-destination");
        var changed = client.destinations().get(dead);
        assertThat(changed.delaySeconds()).isEqualTo(20);
        assertThat(changed.reconnects()).isEqualTo(new Reconnects(0, 1, 2));
        assertThat(changed.credential()).isTrue();
    }

    private static TextInputControl field(Bureau bureau, String sheet, String name) {
        return bureau.find(Parent.class, sheet).lookupAll(".text-field").stream()
                .map(TextInputControl.class::cast)
                .filter(field -> name.equals(field.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }

    /** On a busy machine a destination may fall behind for a moment between two looks. */
    private static void shows(Bureau bureau, String... texts) throws InterruptedException {
        until(() -> {
            reload(bureau);
            return bureau.texts().containsAll(List.of(texts));
        });
    }

    private static void reload(Bureau bureau) {
        bureau.fx(() -> {
            bureau.desk().navigator().go(Place.DESTINATIONS, Map.of());
            return true;
        });
    }

    private static PublicationState state(Show show, String destination) {
        return show.publications().stream()
                .filter(p -> p.destination().equals(destination))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static void until(BooleanSupplier wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
