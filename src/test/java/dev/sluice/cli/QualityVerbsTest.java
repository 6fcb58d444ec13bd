package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.service.RunningService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What viewers get, asked from a terminal of a real service: players post, targets and rules are set, regions are loaded. */
@Timeout(180)
class QualityVerbsTest {
    @TempDir
    private static Path folder;

    private static RunningService running;
    private static Harness cli;

    @BeforeAll
    static void start() throws Exception {
        running = RunningService.start(folder);
        cli = new Harness(folder);
        cli.env.put("SLUICE_URL", running.service().url());
        cli.env.put("SLUICE_KEY", Files.readString(running.service().adminKeyFile()));
    }

    @AfterAll
    static void stop() {
        cli.close();
        running.close();
    }

    @Test
    void anotherPlayersSessionsCountUnderTheCollectorsChannelUntilItIsRevoked() throws Exception {
        run("collector create --channel partner-site --json");
        var made = cli.json();
        assertThat(post(made.get("url").asText())).isBetween(200, 204);
        assertThat(run("collector list"))
                .contains("partner-site", made.get("id").asText());
        assertThat(cli.out).as("shown once").doesNotContain(made.get("url").asText());

        String shown = run("quality show --by channel --window 1h");
        while (!shown.contains("partner-site")) {
            shown = run("quality show --by channel --window 1h");
        }
        assertThat(shown).contains("STARTUP P95");

        run("collector revoke " + made.get("id").asText());
        assertThat(post(made.get("url").asText())).isGreaterThanOrEqualTo(400);
    }

    @Test
    void targetsAndRulesAreWhatWasSet() {
        run("slo set startup 1500");
        assertThat(run("slo list")).containsPattern("startup +1500 ms");
        assertThat(cli.run("slo", "set", "patience", "3")).isEqualTo(1);
        assertThat(cli.err).contains("Code: ");

        run("alert set stalled worse --by channel --bound 2 --json");
        String id = cli.json().get("id").asText();
        assertThat(run("alert rules")).contains(id, "worse", "channel");
        run("alert remove " + id);
        assertThat(run("alert rules")).doesNotContain(id);
        assertThat(cli.run("alert", "remove", id)).isEqualTo(1);
    }

    @Test
    void aTableOfRegionsIsLoadedWholeOrNotAtAll() throws Exception {
        var table = Files.writeString(folder.resolve("regions.csv"), "198.51.100.0/24,north\n2001:db8::/32,south\n");
        assertThat(run("region load " + table)).contains("north", "south");
        assertThat(run("region of 198.51.100.7")).isEqualToIgnoringNewLines("north");

        Files.writeString(table, "198.51.100.0/24,north\nnowhere,west\n");
        assertThat(cli.run("region", "load", table.toString())).isEqualTo(2);
        assertThat(cli.err).contains("Line 2");
        assertThat(run("region of 2001:db8::1")).isEqualToIgnoringNewLines("south");

        run("region clear");
        assertThat(run("region of 198.51.100.7")).contains("No network of the table holds 198.51.100.7.");
    }

    @Test
    void twoTimesAreHeldAgainstEachOtherAndASideThatIsMissingIsNamed() {
        assertThat(run("quality compare --window 1h --earlier 1d --other-window 2h"))
                .contains("One: ", "Other: ", "DIFFERENCE");
        assertThat(cli.run("quality", "compare", "--window", "1h")).isEqualTo(2);
        assertThat(cli.err).contains("Both sides are the same.");
    }

    private static String run(String line) {
        assertThat(cli.run(line.split(" "))).as("%s: %s", line, cli.err).isZero();
        return cli.out;
    }

    /** One player that starts after 0.9 s. */
    private static int post(String url) throws IOException {
        long now = Instant.now().toEpochMilli();
        String body = """
                v=2,sid="other-player-1",cid="film",e=ps,sta=s,ts=%d,sn=0
                v=2,sid="other-player-1",cid="film",e=ps,sta=p,ts=%d,sn=1,msd=900
                """.formatted(now - 1_000, now - 100);
        var request = new Request.Builder()
                .url(url)
                .post(RequestBody.create(body.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/cmcd")
                .build();
        try (var answer = new OkHttpClient().newCall(request).execute()) {
            return answer.code();
        }
    }
}
