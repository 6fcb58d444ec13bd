package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.HandClock;
import dev.sluice.api.ApiKeyRequest;
import dev.sluice.api.BulkAct;
import dev.sluice.api.BulkItem;
import dev.sluice.api.BulkKind;
import dev.sluice.api.BulkRequest;
import dev.sluice.api.BulkState;
import dev.sluice.api.Fault;
import dev.sluice.api.IssuedShare;
import dev.sluice.api.Risk;
import dev.sluice.api.Role;
import dev.sluice.api.Share;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.api.ShareState;
import dev.sluice.client.ShareFilter;
import dev.sluice.client.SluiceClient;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkActsTest {
    private final HandClock clock = new HandClock();
    private RunningService running;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path temp) throws Exception {
        folder = temp;
        running = RunningService.start(temp, clock);
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void aPolicyThatTightensNamesTheLinksOutsideAndOneActBringsThemInLine() {
        var within = share("tight", ShareMode.DIRECT, Risk.HIGH, "30m");
        var direct = share("tight", ShareMode.DIRECT, Risk.HIGH, "2h");
        var embed = share("tight", ShareMode.EMBED, Risk.HIGH, "2h");
        running.admin().changePolicy(Risk.HIGH, null, null, "1h");
        try {
            var outside = ShareFilter.ALL.withChannel("tight").outside(true);
            assertThat(running.admin().shares().list(outside, 10, null).items())
                    .extracting(Share::handle)
                    .containsExactlyInAnyOrder(handle(direct), handle(embed));

            var act = ended(running.admin().bulkActs().on(BulkKind.ALIGN, outside));

            assertThat(act.done()).isEqualTo(2);
            assertThat(running.admin().shares().list(outside, 10, null).total()).isZero();
            assertThat(now(direct).ttlSeconds()).isEqualTo(3600);
            assertThat(now(direct).expiresAt())
                    .isBeforeOrEqualTo(clock.instant().plus(Duration.ofHours(1)));
            assertThat(now(embed).ttlSeconds()).isEqualTo(3600);
            assertThat(now(embed).expiresAt()).isEqualTo(embed.share().expiresAt());
            assertThat(now(within)).isEqualTo(within.share());

            ended(running.admin().bulkActs().undo(act.id()));
            assertThat(now(direct)).isEqualTo(direct.share());
            assertThat(running.admin().bulkActs().get(act.id()).undoneBy()).isNotNull();
            assertThat(running.admin().bulkActs().get(act.id()).undoable()).isFalse();
        } finally {
            running.admin().changePolicy(Risk.HIGH, "10m", "30m", "2h");
        }
    }

    @Test
    void aPolicyOutsideTheRangeOfTheFieldIsRefused() {
        refused("policy-out-of-range", () -> running.admin().changePolicy(Risk.LOW, null, null, "25h"));
        refused("policy-out-of-range", () -> running.admin().changePolicy(Risk.LOW, "5m", null, null));
        refused("ttl-without-unit", () -> running.admin().changePolicy(Risk.LOW, "600", null, null));
    }

    @Test
    void aShortenedLinkEndsTokensThatAreOutAlreadyAndUndoLetsThemPlayOn() throws Exception {
        var share = share("short", ShareMode.API, Risk.HIGH, "2h");
        String media = running.get(share.signedLink()).child(0);
        var act = ended(running.admin()
                .bulkActs()
                .start(new BulkRequest(BulkKind.TTL, "10m", null, List.of(handle(share)), null)));
        assertThat(running.get(media).status()).isEqualTo(200);

        running.admin().shares().freeze(handle(share));
        running.admin().shares().unfreeze(handle(share));
        clock.forward(Duration.ofMinutes(11));

        assertThat(running.get(media).status()).isEqualTo(403);
        assertThat(now(share).state()).isEqualTo(ShareState.EXPIRED);
        ended(running.admin().bulkActs().undo(act.id()));
        assertThat(running.get(media).status()).isEqualTo(200);
    }

    @Test
    void anApiLinkThatIsToLiveLongerBecomesANewOne() {
        var api = share("longer", ShareMode.API, Risk.MEDIUM, "1h");
        var direct = share("longer", ShareMode.DIRECT, Risk.MEDIUM, "1h");
        var act = ended(running.admin().bulkActs().on(BulkKind.EXTEND, ShareFilter.ALL.withChannel("longer")));

        assertThat(act.done()).isEqualTo(2);
        assertThat(now(direct).expiresAt()).isAfter(direct.share().expiresAt());
        assertThat(now(api).expiresAt()).isEqualTo(api.share().expiresAt());
        var items = running.admin().bulkActs().items(act.id(), 10, null, false).items();
        String fresh = items.stream()
                .filter(item -> item.handle().equals(handle(api)))
                .findFirst()
                .orElseThrow()
                .fresh();
        assertThat(fresh).isEqualTo(now(api).replacedBy());
        assertThat(running.admin().shares().get(fresh).ttlSeconds()).isEqualTo(12 * 3600);

        var single = running.admin().shares().ttl(fresh, "11h");
        assertThat(single.share().handle()).isEqualTo(fresh);
        assertThat(running.admin().shares().ttl(fresh, "12h").signedLink()).contains("/URISigningPackage=");
    }

    @Test
    void aHandleThatNobodyHasIsAnItemThatSaysSo() {
        var good = share("known", ShareMode.DIRECT, Risk.LOW, "12h");
        var named = List.of("nobodyHasThisOne000000", handle(good), handle(good), "nor'this\n");

        var act = ended(running.admin().bulkActs().on(BulkKind.FREEZE, named));

        assertThat(act.total()).isEqualTo(3);
        assertThat(act.done()).isEqualTo(1);
        assertThat(act.refused()).isEqualTo(2);
        var first = running.admin().bulkActs().items(act.id(), 2, null, false);
        assertThat(first.items())
                .extracting(item -> item.problem().code(), BulkItem::handle)
                .containsExactly(tuple("share-unknown", named.get(0)), tuple("share-unknown", named.get(3)));
        assertThat(running.admin()
                        .bulkActs()
                        .items(act.id(), 2, first.next(), false)
                        .items())
                .extracting(BulkItem::handle)
                .containsExactly(handle(good));
        refused("bulk-malformed", () -> running.admin().bulkActs().on(BulkKind.FREEZE, List.of()));
        ended(running.admin().bulkActs().undo(act.id()));
        assertThat(now(good).state()).isEqualTo(ShareState.ACTIVE);
    }

    @Test
    void theNewLinksOfAnActAreHandedOutOnceToWhoStartedIt() throws Exception {
        var first = share("anew", ShareMode.API, Risk.MEDIUM, "1h");
        var second = share("anew", ShareMode.API, Risk.MEDIUM, "1h");
        var support = running.admin().access();
        support.add("sam", Role.SUPPORT);
        var key = support.issue("sam", ApiKeyRequest.PLAIN).secret();
        var act = ended(running.admin().bulkActs().on(BulkKind.REISSUE, ShareFilter.ALL.withChannel("anew")));

        assertThat(act.made()).isEqualTo(2);
        try (var sam = new SluiceClient(HttpUrl.get(running.service().url()), key)) {
            refused("not-yours", () -> sam.bulkActs().links(act));
        }
        var links = running.admin().bulkActs().links(act);
        assertThat(links).extracting(link -> link.share().replaces()).containsExactly(handle(first), handle(second));
        for (var link : links) {
            assertThat(running.get(link.signedLink()).status()).isEqualTo(200);
        }
        assertThat(running.admin().bulkActs().links(act)).isEmpty();
    }

    @Test
    void aFrozenLinkIsNotReissuedAroundItsHoldAndNoLinkIsReissuedTwice() {
        var held = share("again", ShareMode.DIRECT, Risk.MEDIUM, "1h");
        running.admin().shares().freeze(handle(held));
        refused("share-frozen", () -> running.admin().shares().reissue(handle(held)));
        running.admin().shares().unfreeze(handle(held));
        var fresh = running.admin().shares().reissue(handle(held));

        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> running.admin().shares().reissue(handle(held)))
                .satisfies(fault -> assertThat(fault.problem().title())
                        .contains(fresh.share().handle()));
        assertThat(running.admin()
                        .shares()
                        .reissue(fresh.share().handle())
                        .share()
                        .replaces())
                .isEqualTo(fresh.share().handle());
    }

    @Test
    void aReissueKeepsWithinThePolicyOfNowAndAnEmbedKeepsItsEndDate() {
        var direct = share("kept", ShareMode.DIRECT, Risk.HIGH, "2h");
        var embed = share("kept", ShareMode.EMBED, Risk.HIGH, "30m");
        clock.forward(Duration.ofMinutes(1));
        running.admin().changePolicy(Risk.HIGH, null, null, "1h");
        try {
            assertThat(running.admin().shares().reissue(handle(direct)).share().ttlSeconds())
                    .isEqualTo(3600);
            assertThat(running.admin().shares().reissue(handle(embed)).share().expiresAt())
                    .isEqualTo(embed.share().expiresAt());
        } finally {
            running.admin().changePolicy(Risk.HIGH, "10m", "30m", "2h");
        }
    }

    @Test
    void whatRefusesSaysWhyAndTheOthersAreDone() {
        var shares = IntStream.range(0, 3)
                .mapToObj(i -> share("some", ShareMode.DIRECT, Risk.LOW, "12h"))
                .toList();
        running.admin().shares().revoke(handle(shares.get(1)), "leaked");

        var act = ended(running.admin().bulkActs().on(BulkKind.FREEZE, ShareFilter.ALL.withChannel("some")));

        assertThat(act.done()).isEqualTo(2);
        assertThat(act.refused()).isEqualTo(1);
        var item = running.admin().bulkActs().items(act.id(), 10, null, true).items();
        assertThat(item).singleElement().satisfies(one -> {
            assertThat(one.handle()).isEqualTo(handle(shares.get(1)));
            assertThat(one.problem().code()).isEqualTo("share-not-active");
        });
        ended(running.admin().bulkActs().undo(act.id()));
        assertThat(now(shares.get(0)).state()).isEqualTo(ShareState.ACTIVE);
        assertThat(running.admin()
                        .audit("share:" + handle(shares.get(0)), null, 1)
                        .items())
                .singleElement()
                .satisfies(line -> assertThat(line.act()).isEqualTo("share.unfreeze"));
    }

    @Test
    void whatCannotBeTakenBackIsNotOfferedToBe() {
        share("dead", ShareMode.DIRECT, Risk.LOW, "12h");
        var act = ended(running.admin().bulkActs().on(BulkKind.REVOKE, ShareFilter.ALL.withChannel("dead")));
        assertThat(act.undoable()).isFalse();
        refused("bulk-not-undoable", () -> running.admin().bulkActs().undo(act.id()));
    }

    @Test
    void aFilterThatIsMistypedOrEmptyActsOnNothing() {
        refused("bad-filter", () -> start(Map.of("chanel", "lms")));
        refused("bad-filter", () -> start(Map.of("state", "alive")));
        refused("bulk-malformed", () -> start(Map.of()));
        refused(
                "ttl-without-unit",
                () -> running.admin()
                        .bulkActs()
                        .start(new BulkRequest(BulkKind.TTL, "3600", null, null, Map.of("channel", "x"))));
    }

    @Test
    void anActGoesOnWhereTheEndOfTheServiceLeftIt() throws Exception {
        var temp = java.nio.file.Files.createTempDirectory(folder, "resumed");
        var first = RunningService.start(temp);
        var shares = IntStream.range(0, 4)
                .mapToObj(i -> first.share(ShareMode.DIRECT, "12h"))
                .toList();
        first.close();
        interrupt(temp, handle(shares.get(1)));

        try (var service =
                        Service.start(RunningService.config(temp.resolve("workspace")), java.time.Clock.systemUTC());
                var client = RunningService.client(service)) {
            var act = client.bulkActs().get("interrupted");
            while (act.state() == BulkState.RUNNING) {
                Thread.onSpinWait();
                act = client.bulkActs().get("interrupted");
            }
            assertThat(shares)
                    .extracting(share -> client.shares().get(handle(share)).state())
                    .containsExactly(ShareState.ACTIVE, ShareState.ACTIVE, ShareState.FROZEN, ShareState.FROZEN);
            assertThat(act.done()).isEqualTo(4);
        }
    }

    /** As the store looks after a death: two of four done, the cursor at the second. */
    private static void interrupt(Path temp, String reached) throws Exception {
        try (var store = DriverManager.getConnection("jdbc:sqlite:" + temp.resolve("workspace/sluice.db"));
                var statement = store.createStatement()) {
            statement.execute("""
                    insert into bulk_act (id, kind, request, started_by, role, started_at, state, newest_share, cursor, total,
                      done)
                    select 'interrupted', 'freeze', '{"kind":"freeze","filter":{"channel":"default"}}', 'admin', 'admin', %d,
                      'running', (select max(id) from share), id, 4, 2 from share where handle = '%s'""".formatted(Instant.now().toEpochMilli(), reached));
        }
    }

    private BulkAct start(Map<String, String> filter) {
        return running.admin().bulkActs().start(new BulkRequest(BulkKind.FREEZE, null, null, null, filter));
    }

    private BulkAct ended(BulkAct act) {
        var now = act;
        while (now.state() == BulkState.RUNNING) {
            Thread.onSpinWait();
            now = running.admin().bulkActs().get(act.id());
        }
        return now;
    }

    private IssuedShare share(String channel, ShareMode mode, Risk risk, String ttl) {
        var binding = mode == ShareMode.EMBED ? RunningService.anywhere() : null;
        return running.admin()
                .shares()
                .create(new ShareRequest(running.asset().id(), mode, ttl, risk, channel, binding, null, null));
    }

    private Share now(IssuedShare share) {
        return running.admin().shares().get(handle(share));
    }

    private static String handle(IssuedShare share) {
        return share.share().handle();
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(act)
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(code));
    }
}
