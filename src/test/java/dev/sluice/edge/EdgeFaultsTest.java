package dev.sluice.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.EdgeState;
import dev.sluice.api.Finding;
import dev.sluice.api.Json;
import dev.sluice.api.Risk;
import dev.sluice.api.Run;
import dev.sluice.api.RunRequest;
import dev.sluice.api.Severity;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.service.RunningService;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An edge behind a network that is cut or holds everything back, or with a clock that is wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EdgeFaultsTest {
    private static final String EDGE = "fra-2";

    /** Longer than the longest lease. */
    private static final Duration PAST_LEASE = Duration.ofSeconds(25);

    private final Instant begun = Instant.now();
    private final SetClock serviceClock = SetClock.standing(begun);
    private final SetClock edgeClock = SetClock.standing(begun);
    private RunningService running;
    private StallingProxy network;
    private EdgeAgent edge;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        running = RunningService.start(folder, serviceClock);
        network = new StallingProxy(running.service().url());
        var media = new EdgeConfig.Media.Origin(HttpUrl.get(running.service().url()), 1 << 20);
        edge = Agents.start(running, EDGE, network.url(), media, edgeClock);
    }

    @BeforeEach
    void allIsWell() {
        Agents.await(running, EDGE, EdgeState.CURRENT);
        String probe = edge.listening() + "/edge/health";
        Agents.await(() -> status(probe) == 200, "the edge to serve");
    }

    @AfterAll
    void stop() throws IOException {
        edge.close();
        network.close();
        running.close();
    }

    @Test
    void anEdgeThatIsCutOffIsNamedFailsClosedAndCatchesUpByItself() throws Exception {
        String spared = playing();
        String leaked = playing();
        network.cut();
        var run = revoke(leaked);
        Agents.await(
                () -> evidence(run, "push"), e -> e.contains(EDGE + " has not acknowledged"), "the laggard's name");
        assertThat(status(leaked))
                .as("its lease still runs, and the run says so")
                .isEqualTo(200);

        timePasses(PAST_LEASE);

        assertThat(code(leaked)).isEqualTo("edge-unhealthy");
        assertThat(code(spared)).isEqualTo("edge-unhealthy");
        Agents.await(() -> evidence(run, "push"), e -> e.contains("cut off and refusing"), "the push to go on");
        assertThat(evidence(run, "push")).contains(EDGE);
        assertThat(contained(run)).isNotNull();
        Agents.await(() -> evidence(run, "verify"), e -> e.contains("not asked, cut off"), "the proof to say so");
        assertThat(Agents.edge(running, EDGE).state()).isEqualTo(EdgeState.CUT_OFF);

        network.mend();
        Agents.await(running, EDGE, EdgeState.CURRENT);
        Agents.await(() -> status(spared) == 200, "the edge to serve again");
        assertThat(code(leaked)).isEqualTo("revoked");
        running.admin().invalidations().abort(run);
    }

    @Test
    void anEdgeBehindANetworkThatHoldsEverythingBackFailsClosedAndAnOldAnswerRenewsNothing() throws Exception {
        String spared = playing();
        String leaked = playing();
        network.stall();
        running.admin().shares().revoke(handle(leaked), "leaked");
        Agents.await(running, EDGE, EdgeState.BEHIND);
        assertThat(finding("edges").severity()).isEqualTo(Severity.WARNS);
        assertThat(finding("edges").sentence()).contains(EDGE);

        timePasses(PAST_LEASE);
        assertThat(code(spared)).isEqualTo("edge-unhealthy");
        assertThat(finding("edges").sentence()).isEqualTo(EDGE + " is cut off and refuses already.");

        network.mend();
        Agents.await(running, EDGE, EdgeState.CURRENT);
        Agents.await(() -> status(spared) == 200, "the edge to serve again");
        assertThat(code(leaked)).isEqualTo("revoked");
    }

    @Test
    void anEdgeWhoseClockIsWrongIsNamedFailsClosedAndServesAgainWhenItIsMended() throws Exception {
        String spared = playing();
        edgeClock.set(serviceClock.ahead().minusHours(1));
        Agents.await(running, EDGE, EdgeState.CLOCK_WRONG);
        assertThat(finding("clock-skew").sentence()).contains("The clock of " + EDGE + " is wrong");
        assertThat(finding("clock-skew").evidence()).matches("3[56]\\d\\d\\.\\d s worst");

        edgeClock.pass(PAST_LEASE);
        edgeClock.set(serviceClock.ahead().minusHours(1));
        assertThat(status(spared)).isEqualTo(403);
        var run = revoke(playingAtTheService());
        Agents.await(
                () -> evidence(run, "verify"),
                e -> e.contains("clock wrong and refusing everything: " + EDGE),
                "its name");
        running.admin().invalidations().abort(run);

        edgeClock.set(serviceClock.ahead());
        Agents.await(running, EDGE, EdgeState.CURRENT);
        Agents.await(() -> status(spared) == 200, "the edge to serve again");
    }

    @Test
    void aShareOfHighRiskIsRefusedSooner() throws Exception {
        String low = playing();
        var share = running.admin()
                .shares()
                .create(new ShareRequest(
                        running.asset().id(), ShareMode.API, "10m", Risk.HIGH, null, null, null, null));
        String high = session(String.valueOf(share.signedLink()));
        network.cut();
        timePasses(Duration.ofSeconds(6));
        assertThat(code(high)).isEqualTo("edge-unhealthy");
        assertThat(status(low)).isEqualTo(200);
        network.mend();
    }

    /** Both machines' clocks go on by as much. */
    private void timePasses(Duration time) {
        serviceClock.pass(time);
        edgeClock.pass(time);
    }

    private String revoke(String playing) {
        return running.admin()
                .invalidations()
                .start(new RunRequest("link:" + handle(playing), "leaked", false))
                .run();
    }

    /** A segment of a session of a new link, in the edge's cache; the link's handle is behind the hash. */
    private String playing() throws IOException {
        var share = running.admin()
                .shares()
                .create(new ShareRequest(running.asset().id(), ShareMode.API, "1h", Risk.LOW, null, null, null, null));
        return session(String.valueOf(share.signedLink())) + "#" + share.share().handle();
    }

    private String playingAtTheService() {
        return "#" + running.share(ShareMode.API, "1h").share().handle();
    }

    private String session(String link) throws IOException {
        String path = running.get(link).child(0).replace(running.service().url(), "");
        String segment = running.get(edge.listening() + path).child(0);
        assertThat(status(segment)).isEqualTo(200);
        return segment;
    }

    private static String handle(String playing) {
        return playing.substring(playing.indexOf('#') + 1);
    }

    private int status(String playing) {
        return answer(playing).status();
    }

    private String code(String playing) throws IOException {
        return Json.MAPPER.readTree(answer(playing).body()).path("code").asText();
    }

    private RunningService.Answer answer(String playing) {
        try {
            return running.get(playing.split("#")[0]);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Finding finding(String code) {
        return running.admin().invalidations().preview("everything").preflight().stream()
                .filter(f -> f.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private String evidence(String run, String step) {
        return running.admin().invalidations().get(run).steps().stream()
                .filter(s -> s.id().equals(step))
                .findFirst()
                .map(Run.Step::evidence)
                .orElseThrow();
    }

    private Long contained(String run) {
        return running.admin().invalidations().get(run).containedMs();
    }
}
