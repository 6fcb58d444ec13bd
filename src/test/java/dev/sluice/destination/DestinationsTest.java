package dev.sluice.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.HandClock;
import dev.sluice.api.Destination;
import dev.sluice.api.DestinationChange;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.DestinationRequest;
import dev.sluice.api.Fault;
import dev.sluice.api.Finding;
import dev.sluice.api.Operator;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.api.Reconnects;
import dev.sluice.api.Role;
import dev.sluice.api.Severity;
import dev.sluice.api.ShowSource;
import dev.sluice.api.ShowState;
import dev.sluice.audit.Audit;
import dev.sluice.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be said about a destination, when it is added and later. */
class DestinationsTest {
    private static final Operator DANA = new Operator("dana", Role.PRODUCER);
    private static final Operator ADMIN = new Operator("kim", Role.ADMIN);
    private static final String INGEST = "rtmp://ingest.example.com/live";
    private static final Finding PROVEN = new Finding("destination-proven", Severity.HOLDS, "", "", "", null);

    @TempDir
    Path folder;

    private Store store;
    private Destinations destinations;

    @BeforeEach
    void open() {
        var clock = new HandClock();
        store = Store.open(folder.resolve("sluice.db"));
        destinations =
                new Destinations(store, new Audit(store, clock), clock, Vault.open(folder.resolve("destinations.key")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsNotNamedStaysAndACredentialGoesNowhereElse() {
        var ingest = destinations.tested(add(null, INGEST + "/very-secret-key").id(), PROVEN, DANA);
        assertThat(ingest.name()).isEqualTo(INGEST);
        assertThat(ingest.reconnects()).isEqualTo(Reconnects.DEFAULT);

        var slower = change(ingest, terms(2_500, 20, new Reconnects(5, 10, 60)));
        assertThat(slower.bitRate()).isEqualTo(2_500);
        assertThat(slower.delaySeconds()).isEqualTo(20);
        assertThat(slower.reconnects()).isEqualTo(new Reconnects(5, 10, 60));
        assertThat(slower.address()).isEqualTo(INGEST);
        assertThat(slower.tested()).as("the same place is still proven").isNotNull();
        assertThat(destinations.credential(ingest.id())).isEqualTo("very-secret-key");
        assertThat(change(slower, terms(0, 0, null)).bitRate()).isNull();

        var elsewhere = "rtmp://elsewhere.example.com/live";
        assertRefused("credential-missing", () -> change(ingest, where(elsewhere, " ")));
        assertThat(destinations.credential(ingest.id())).isEqualTo("very-secret-key");
        var moved = change(ingest, where(elsewhere, "another-key"));
        assertThat(moved.address()).isEqualTo(elsewhere);
        assertThat(moved.tested()).as("nothing is proven of another place").isNull();
        assertThat(moved.reconnects()).isEqualTo(new Reconnects(5, 10, 60));
        assertThat(destinations.credential(ingest.id())).isEqualTo("another-key");
        assertThat(destinations.get(ingest.id())).isEqualTo(moved);
    }

    @Test
    void whatIsOutOfBoundsIsRefusedAndChangesNothing() {
        var ingest = add("Ingest", INGEST + "/key");
        var other = add("Other", INGEST + "/key");
        Stream.of(
                        terms(99, null, null),
                        terms(null, 301, null),
                        terms(null, null, new Reconnects(-1, 1, 1)),
                        terms(null, null, new Reconnects(0, 301, 301)),
                        terms(null, null, new Reconnects(0, 5, 4)),
                        terms(null, null, new Reconnects(0, 1, 3_601)))
                .forEach(ask -> assertRefused("out-of-range", () -> change(ingest, ask)));
        assertRefused("name-malformed", () -> change(ingest, named("two\nlines", null)));
        assertRefused("channel-malformed", () -> change(ingest, named(null, "with spaces")));
        assertRefused("channel-taken", () -> change(ingest, named(null, other.channel())));
        assertRefused("destination-fixed", () -> destinations.change(Destination.OWNED, named("Mine", null), DANA));
        assertThat(destinations.get(ingest.id())).isEqualTo(ingest);
        assertThat(change(ingest, named("Main", "main-platform")).channel()).isEqualTo("main-platform");

        var ask = new DestinationRequest("Files", DestinationKind.FOLDER, folder.toString(), null, 0, 0, null);
        assertRefused("role-missing", () -> destinations.add(ask, DANA));
        var files = destinations.add(ask, ADMIN);
        assertRefused("role-missing", () -> change(files, where("/srv/elsewhere", "")));
        assertRefused("only-ingests", () -> change(files, terms(500, null, null)));
        destinations.remove(files.id(), "Taken away.", DANA);
        assertRefused("destination-unknown", () -> change(files, named("Back", null)));
    }

    @Test
    void whatIsNoAddressIsRefused() {
        Stream.of(
                        "file:///etc/passwd",
                        "rtmp://a b/live/k",
                        "rtmp://user:pw@h/live/k",
                        "rtmp://h:65536/live/k",
                        "rtmp://h/live/k\r\nHost: x",
                        "rtmp://h/live/" + "k".repeat(1_000_000))
                .forEach(address -> assertRefused("address-malformed", () -> add(null, address)));
        var literal = add(null, "rtmp://h/live/$(id);k");
        assertThat(destinations.credential(literal.id()))
                .as("no shell ever sees it")
                .isEqualTo("$(id);k");
        Stream.of("relative", "/", "/srv/../..")
                .map(path -> new DestinationRequest(null, DestinationKind.FOLDER, path, null, null, null, null))
                .forEach(ask -> assertRefused("address-malformed", () -> destinations.add(ask, ADMIN)));
    }

    @Test
    void thePathOfAWebhookIsNoNameAndNotInTheAudit() {
        var ask = new DestinationRequest(
                null,
                DestinationKind.WEBHOOK,
                "https://hooks.example.com:8443/very-secret-path",
                "a-signing-secret-of-it",
                null,
                null,
                null);
        var hook = destinations.add(ask, DANA);
        assertThat(hook.name()).isEqualTo("https://hooks.example.com");
        assertThat(hook.channel()).isEqualTo("https-hooks-example-com");
        String details = store.read(h -> h.createQuery("select group_concat(detail) from audit")
                .mapTo(String.class)
                .one());
        assertThat(details).contains("https://hooks.example.com").doesNotContain("very-secret");
    }

    @Test
    void whatIsAskedNamesEverythingInLogsButItsSecrets() {
        var added = new DestinationRequest(
                "Main", DestinationKind.RTMP, INGEST + "/very-secret-key", "very-secret", 500, 3, Reconnects.DEFAULT);
        assertThat(added.toString())
                .contains(
                        "Main",
                        "RTMP",
                        "rtmp://ingest.example.com/…",
                        "500",
                        "delaySeconds=3",
                        "longestPauseSeconds=30")
                .doesNotContain("secret");
        Stream.of("rtmp://user:very-secret@h/live/k", "srt://h:9?passphrase=very-secret", "very-secret")
                .forEach(address -> assertThat(where(address, "very-secret").toString())
                        .contains("channel=null")
                        .doesNotContain("secret"));
    }

    @Test
    void twoOfOneNameNeverShareAChannel() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Destination> adding = () -> add("Video platform", INGEST + "/key");
            for (var added : threads.invokeAll(List.of(adding, adding, adding, adding))) added.get();
        }
        assertThat(destinations.list())
                .extracting(Destination::channel)
                .doesNotHaveDuplicates()
                .contains("video-platform");
    }

    /** Whatever dies between that and the end of its outlets, the shows go there no more. */
    @Test
    void whatIsTakenAwayIsWantedByNoShow() {
        var ingest = add("Ingest", INGEST + "/key");
        var source = new ShowSource(ShowSource.Kind.PATTERN, "320x180", false, null);
        var on = new ShowRow(
                "on",
                "On",
                ShowState.LIVE,
                source,
                "stability",
                120,
                null,
                null,
                null,
                null,
                null,
                Instant.EPOCH,
                "kim");
        store.commit(h -> {
            ShowTable.insert(h, on, null);
            PublicationTable.publish(h, "on", 0, Destination.OWNED, 0);
            PublicationTable.publish(h, "on", 1, ingest.id(), 0);
            return on;
        });
        destinations.remove(ingest.id(), "Kim took it away.", ADMIN);
        List<String> wanted = store.read(h -> PublicationTable.wanted(h, "on"));
        assertThat(wanted).containsExactly(Destination.OWNED);
        List<Publication> kept = store.read(h -> PublicationTable.publications(h, "on"));
        assertThat(kept)
                .extracting(Publication::state, Publication::sentence)
                .containsExactly(
                        tuple(PublicationState.WAITING, "Waits for the source."),
                        tuple(PublicationState.STOPPED, "Kim took it away."));
    }

    private Destination add(@Nullable String name, String address) {
        return destinations.add(
                new DestinationRequest(name, DestinationKind.RTMP, address, null, null, null, null), DANA);
    }

    private Destination change(Destination which, DestinationChange ask) {
        return destinations.change(which.id(), ask, DANA);
    }

    private static DestinationChange terms(
            @Nullable Integer bitRate, @Nullable Integer delay, @Nullable Reconnects reconnects) {
        return new DestinationChange(null, null, null, bitRate, delay, reconnects, null);
    }

    private static DestinationChange where(String address, String credential) {
        return new DestinationChange(null, address, credential, null, null, null, null);
    }

    private static DestinationChange named(@Nullable String name, @Nullable String channel) {
        return new DestinationChange(name, null, null, null, null, null, channel);
    }

    private static void assertRefused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }
}
