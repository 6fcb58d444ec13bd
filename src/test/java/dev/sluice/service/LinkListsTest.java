package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import dev.sluice.api.ChecklistItem;
import dev.sluice.api.Role;
import dev.sluice.api.Severity;
import dev.sluice.api.Share;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareState;
import dev.sluice.client.ShareFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Lists of links and the checklist, over real HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkListsTest {
    private RunningService running;
    private List<Share> shares;
    private Path head;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        running = RunningService.start(folder);
        head = folder.resolve("workspace/audit.head");
        shares = List.of("20m", "50m", "55m", "2h", "12h").stream()
                .map(ttl -> running.share(ShareMode.DIRECT, ttl).share())
                .toList();
        running.admin().shares().revoke(shares.get(2).handle(), null);
        running.admin().shares().freeze(shares.get(3).handle());
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void whatEndsNextIsCountedByHalfHourWithoutTheRevoked() {
        var expiring = running.admin().shares().expiring(24, 48);
        assertThat(expiring.bucketSeconds()).isEqualTo(1800);
        assertThat(expiring.links()).hasSize(48);
        assertThat(expiring.links().subList(0, 5)).containsExactly(1L, 1L, 0L, 1L, 0L);
        assertThat(expiring.links().stream().mapToLong(Long::longValue).sum()).isEqualTo(4);
    }

    @Test
    void severalStatesAreOneFilter() {
        var playing = ShareFilter.ALL
                .withStates(EnumSet.of(ShareState.ACTIVE, ShareState.FROZEN))
                .withSort("expires");
        var page = running.admin().shares().list(playing, 10, null);
        assertThat(page.items()).extracting(Share::handle).containsExactly(handle(0), handle(1), handle(3), handle(4));
        assertThat(page.total()).isEqualTo(4);
    }

    @Test
    void whatEndsSoonLeavesOutWhatEndsLaterAndWhatIsRevoked() {
        var soon = ShareFilter.ALL.within(Duration.ofHours(1)).withSort("-expires");
        assertThat(running.admin().shares().list(soon, 10, null).items())
                .extracting(Share::handle)
                .containsExactly(handle(1), handle(0));
    }

    @Test
    void skippingIsTheSameAsReadingOn() {
        var all = ShareFilter.ALL.withSort("created");
        var first = running.admin().shares().list(all, 2, null);
        assertThat(running.admin().shares().list(all, 2, null, 3).items())
                .isEqualTo(
                        running.admin().shares().list(all, 2, first.next(), 1).items())
                .extracting(Share::handle)
                .containsExactly(handle(3), handle(4));
        assertThat(running.admin().shares().list(all, 2, null, 99).items()).isEmpty();
    }

    @Test
    void theLogIsSearchedByItsWords() {
        var lines = running.admin().audit(null, "freeze", null, 10);
        assertThat(lines.items())
                .singleElement()
                .satisfies(line -> assertThat(line.act()).isEqualTo("share.freeze"));
        assertThat(lines.total()).isEqualTo(1);
    }

    @Test
    void theChecklistSaysWhatIsSoAndHowItIsKnown() {
        var lines = running.admin().checklist();
        assertThat(lines)
                .extracting(line -> line.finding().code())
                .contains(
                        "ttl-policy",
                        "publish-gate",
                        "revoke-path",
                        "runbooks",
                        "stopped",
                        "frozen",
                        "player-telemetry",
                        "support-diagnostics",
                        "clock",
                        "disk",
                        "public-url",
                        "admin-key",
                        "audit");
        assertThat(severity(lines, "public-url")).isEqualTo(Severity.BLOCKS);
        assertThat(severity(lines, "revoke-path")).isEqualTo(Severity.NOT_MEASURED);
        assertThat(severity(lines, "support-diagnostics")).isEqualTo(Severity.HOLDS);
        assertThat(severity(lines, "audit")).isEqualTo(Severity.HOLDS);
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.finding().evidence()).isNotBlank());
    }

    @Test
    void theSignedHeadOfTheLogFollowsEachActAndItsAbsenceIsOnTheChecklist() throws Exception {
        running.admin().access().add("lee", Role.SUPPORT);
        long newest = running.admin().audit(null, null, 1).items().getFirst().sequence();
        eventually(() -> signedUpTo() >= newest);
        assertThat(severity(running.admin().checklist(), "audit-head")).isEqualTo(Severity.HOLDS);

        Files.delete(head);
        running.admin().access().add("kim", Role.SUPPORT);
        eventually(() -> severity(running.admin().checklist(), "audit-head") == Severity.WARNS);
    }

    private long signedUpTo() throws IOException, ParseException {
        var signed = JWSObject.parse(Files.readString(head));
        return ((Number) signed.getPayload().toJSONObject().get("sequence")).longValue();
    }

    private static void eventually(Callable<Boolean> holds) throws Exception {
        Instant late = Instant.now().plusSeconds(60);
        while (!holds.call()) {
            assertThat(Instant.now()).isBefore(late);
            Thread.yield();
        }
    }

    private static Severity severity(List<ChecklistItem> lines, String code) {
        return lines.stream()
                .filter(line -> line.finding().code().equals(code))
                .findFirst()
                .orElseThrow()
                .finding()
                .severity();
    }

    private String handle(int index) {
        return shares.get(index).handle();
    }
}
