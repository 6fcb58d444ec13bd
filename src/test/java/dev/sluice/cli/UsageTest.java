package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.CheckReport;
import dev.sluice.api.Finding;
import dev.sluice.api.Json;
import dev.sluice.api.RenditionReport;
import dev.sluice.api.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    private final Path workspace;

    @AutoClose
    private final Harness cli;

    UsageTest(@TempDir Path workspace) {
        this.workspace = workspace;
        cli = new Harness(workspace);
    }

    @Test
    void certificatesThatCannotBeReadAreSaidBeforeAnythingIsAsked() throws Exception {
        Path empty = Files.createFile(workspace.resolve("ca.pem"));
        for (Path file : List.of(empty, workspace.resolve("none.pem"), workspace)) {
            cli.env.put("SLUICE_CA", file.toString());
            assertThat(cli.run("share", "list", "--json")).isEqualTo(1);
            assertThat(cli.json().at("/error/code").asText()).isEqualTo("ca-unusable");
        }
        assertThat(cli.server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "share list --help", "--version", "help share"})
    void helpNeedsNoCertificates(String line) {
        cli.env.put("SLUICE_CA", workspace.resolve("none.pem").toString());

        assertThat(cli.run(line.split(" "))).isZero();

        assertThat(cli.out).containsIgnoringCase("sluice");
        assertThat(cli.err).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frobnicate",
                "share",
                "share create",
                "share create --asset a1 --mode telepathy",
                "share create --asset a1 --mode api --max-opens many",
                "share create --asset a1 --mode api --not-before yesterday",
                "share ttl h1",
                "invalidate",
                "inspect",
                "check",
                "asset add",
                "serve --listen 8443",
                "serve --listen 0.0.0.0:99999",
                "serve --tls-cert cert.pem",
                "console --connect ftp://host",
                "--url localhost share list",
                "share list --unknown"
            })
    void wrongWordsExitWith2AndOneSentence(String line) {
        assertThat(cli.run(line.split(" "))).isEqualTo(2);

        assertThat(cli.out).isEmpty();
        assertThat(cli.err).contains("Code: wrong-usage").contains("--help").doesNotContain("\tat ");
        assertThat(cli.server.getRequestCount()).isZero();
    }

    @Test
    void wrongWordsAreSaidInJsonToo() {
        assertThat(cli.run("share", "create", "--json")).isEqualTo(2);

        assertThat(cli.json().at("/error/code").asText()).isEqualTo("wrong-usage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "share --help", "invalidate --help", "serve --help", "inspect --help"})
    void everyVerbExplainsItself(String line) {
        assertThat(cli.run(line.split(" "))).isZero();

        assertThat(cli.out).contains("Usage: sluice").contains("--json");
    }

    @Test
    void aFaultSaysWhatHappenedAndWhatToDoWithoutAStackTrace() {
        cli.answer(
                409,
                "application/problem+json",
                Map.of(
                        "title", "Trailer is not ready.",
                        "status", 409,
                        "code", "asset-not-ready",
                        "nextAct", "Look at its checks."));

        assertThat(cli.run("asset", "publish", "a1")).isEqualTo(1);

        assertThat(cli.out).isEmpty();
        assertThat(cli.err.lines())
                .containsExactly("Trailer is not ready.", "What to do: Look at its checks.", "Code: asset-not-ready");
    }

    @Test
    void aValueThatTheServiceCannotReadIsWrongUsageToo() {
        cli.answer(
                400,
                "application/problem+json",
                Map.of("title", "\"banana\" is not a TTL.", "status", 400, "code", "ttl-malformed"));

        assertThat(cli.run("share", "ttl", "h1", "banana")).isEqualTo(2);

        assertThat(cli.err.lines()).containsExactly("\"banana\" is not a TTL.", "Code: ttl-malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-V", "share -V", "share create --version", "signing rotate -V"})
    void everyVerbSaysTheVersion(String line) {
        assertThat(cli.run(line.split(" "))).isZero();

        assertThat(cli.out).startsWith("sluice ");
    }

    @Test
    void helpIsAVerbAsWell() {
        assertThat(cli.run("help", "share")).isZero();

        assertThat(cli.out).contains("Usage: sluice share").contains("create");
    }

    @Test
    void aConsoleForAServiceElsewhereNeedsADisplay() {
        assertThat(cli.run("console", "--connect", "https://sluice.example.com:8443"))
                .isEqualTo(1);

        assertThat(cli.err).contains("There is no display here").contains("Code: display-missing");
    }

    @Test
    void aFaultIsOneJsonDocument() {
        cli.env.remove("SLUICE_URL");

        assertThat(cli.run("--json", "share", "list")).isEqualTo(1);

        assertThat(cli.json().at("/error/code").asText()).isEqualTo("no-service");
        assertThat(cli.json().at("/error/nextAct").asText()).contains("sluice serve");
    }

    @Test
    void debugShowsWhereAnErrorCameFromButNeverTheKey() {
        cli.server.close();

        assertThat(cli.run("share", "list", "--debug")).isEqualTo(1);

        assertThat(cli.err)
                .contains("Code: service-unreachable")
                .contains("\tat ")
                .doesNotContain("the-secret-key");
    }

    @Test
    void withoutAnUrlTheServiceOfTheWorkspaceIsFound() throws Exception {
        cli.env.keySet().removeAll(List.of("SLUICE_URL", "SLUICE_KEY"));
        var keyFile = Files.writeString(workspace.resolve("admin.key"), "slk_local\n");
        Files.writeString(
                workspace.resolve("service.json"),
                Json.MAPPER.writeValueAsString(Map.of(
                        "url", cli.server.url("/").toString(),
                        "adminKeyFile", keyFile.toString(),
                        "pid", ProcessHandle.current().pid())));
        cli.answer(Map.of("items", List.of()));

        assertThat(cli.run("share", "list")).isZero();

        assertThat(cli.request().getHeaders().get("Authorization")).isEqualTo("Bearer slk_local");
    }

    @Test
    void theLocalKeyIsNotSentToAServiceElsewhere() throws Exception {
        cli.env.remove("SLUICE_KEY");
        var keyFile = Files.writeString(workspace.resolve("admin.key"), "slk_local\n");
        Files.writeString(
                workspace.resolve("service.json"),
                Json.MAPPER.writeValueAsString(Map.of(
                        "url", "http://127.0.0.1:1/",
                        "adminKeyFile", keyFile.toString(),
                        "pid", ProcessHandle.current().pid())));

        assertThat(cli.run("share", "list")).isEqualTo(2);

        assertThat(cli.err).contains("Code: key-missing");
        assertThat(cli.server.getRequestCount()).isZero();
    }

    @Test
    void withADisplayTheConsoleOpensAndJoinsWhatItIsTold() {
        cli.env.put("DISPLAY", ":0");

        assertThat(cli.run("console", "--connect", "https://sluice.example", "--key-file", "k"))
                .isZero();

        assertThat(cli.started.console.connect()).hasToString("https://sluice.example/");
        assertThat(cli.started.console.keyFile()).hasToString("k");
        assertThat(cli.started.console.workspace()).isEqualTo(workspace);
    }

    @Test
    void withoutADisplayTheTourRunsAndSaysWhereItsPicturesAre() {
        assertThat(cli.run()).isZero();

        assertThat(cli.started.console).isNull();
        assertThat(cli.started.tour.startsWith(workspace)).isTrue();
        assertThat(cli.err).contains("no display");
        assertThat(cli.out).contains(cli.started.tour.toString());
    }

    @Test
    void checkAloneExitsWith1WhenSomethingBlocks() {
        cli.started.report = new CheckReport(
                false,
                "vod",
                List.of(new Finding(
                        "extinf-exceeds-target", Severity.BLOCKS, "Too long.", "line 7", "Re-encode.", null)),
                List.of(new RenditionReport(
                        "640x360", "video", "v0.m3u8", null, null, null, null, null, null, null, null, null, null, null,
                        10, List.of())));

        assertThat(cli.run("check", workspace.toString(), "--json")).isEqualTo(1);

        assertThat(cli.json().get("ready").asBoolean()).isFalse();
        var finding = cli.json().at("/findings/0");
        assertThat(finding.fieldNames()).toIterable().contains("code", "severity", "sentence", "evidence", "fix");
        assertThat(finding.get("severity").asText()).isEqualTo("blocks");
        assertThat(cli.json().at("/renditions/0/name").asText()).isEqualTo("640x360");
    }
}
