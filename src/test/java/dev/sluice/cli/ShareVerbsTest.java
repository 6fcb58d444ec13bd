package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.api.AuditVerification;
import dev.sluice.api.Binding;
import dev.sluice.api.IssuedShare;
import dev.sluice.api.Page;
import dev.sluice.api.PendingUpload;
import dev.sluice.api.Problem;
import dev.sluice.api.Risk;
import dev.sluice.api.Share;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShareVerbsTest {
    private final Path workspace;

    @AutoClose
    private final Harness cli;

    ShareVerbsTest(@TempDir Path workspace) {
        this.workspace = workspace;
        cli = new Harness(workspace);
    }

    @Test
    void createAnswersTheNamesThatScriptsRead() throws Exception {
        cli.answer(
                201, "application/json", new IssuedShare(share(ShareState.ACTIVE), "http://h/URISigningPackage=x/m"));

        int exit = cli.run(
                ("share create --asset a1 --mode api --ttl 2h --risk high --channel press --origin https://a.example"
                                + " --max-opens 3 --json")
                        .split(" "));

        assertThat(exit).isZero();
        assertThat(cli.json().get("handle").asText()).isEqualTo("h1");
        assertThat(cli.json().get("url").asText()).isEqualTo("http://h/s/h1");
        assertThat(cli.json().get("signedLink").asText()).isEqualTo("http://h/URISigningPackage=x/m");
        assertThat(cli.json().get("expiresAt").asText()).isEqualTo("1970-01-01T02:00:00Z");
        var sent = cli.body();
        assertThat(sent.get("risk").asText()).isEqualTo("high");
        assertThat(sent.at("/binding/maxOpens").asInt()).isEqualTo(3);
        assertThat(sent.at("/binding/origins/0").asText()).isEqualTo("https://a.example");
    }

    @Test
    void peopleSeeTheLinkFirst() {
        cli.answer(201, "application/json", new IssuedShare(share(ShareState.ACTIVE), null));

        assertThat(cli.run("share", "create", "--asset", "a1", "--mode", "direct"))
                .isZero();

        assertThat(cli.out).startsWith("http://h/s/h1" + System.lineSeparator().strip());
    }

    @Test
    void aTitleCannotSteerTheTerminal() {
        cli.answer(new Page<>(List.of(share(ShareState.FROZEN)), null, 1L));

        assertThat(cli.run("share", "list", "--state", "frozen")).isZero();

        assertThat(cli.out)
                .contains("HANDLE")
                .contains("frozen")
                .contains("Trailer")
                .doesNotContain("\u001b");
    }

    @Test
    void aWholeLinkStandsForItsHandle() throws Exception {
        cli.answer(share(ShareState.REVOKED));

        assertThat(cli.run("share", "revoke", "https://h/embed/h1?x=1", "--reason", "leaked"))
                .isZero();

        assertThat(cli.out).contains("revoked");
        var request = cli.request();
        assertThat(request.getTarget()).isEqualTo("/api/v1/shares/h1/revoke");
        assertThat(request.getBody().utf8()).isEqualTo("{\"reason\":\"leaked\"}");
    }

    @Test
    void ttlFreezeUnfreezeAndReissueReachTheirRoutes() throws Exception {
        cli.answer(share(ShareState.ACTIVE));
        cli.answer(share(ShareState.FROZEN));
        cli.answer(share(ShareState.ACTIVE));
        cli.answer(new IssuedShare(share(ShareState.ACTIVE), null));

        assertThat(cli.run("share", "ttl", "h1", "1h30m")).isZero();
        assertThat(cli.run("share", "freeze", "h1")).isZero();
        assertThat(cli.run("share", "unfreeze", "h1")).isZero();
        assertThat(cli.run("share", "reissue", "h1")).isZero();

        assertThat(cli.request().getBody().utf8()).isEqualTo("{\"ttl\":\"1h30m\"}");
        assertThat(cli.request().getTarget()).endsWith("/h1/freeze");
        assertThat(cli.request().getTarget()).endsWith("/h1/unfreeze");
        assertThat(cli.request().getTarget()).endsWith("/h1/reissue");
    }

    @Test
    void addWaitsUntilReadyAndTellsItsProgressOnStderr() throws Exception {
        var source = Files.write(workspace.resolve("clip.mov"), new byte[100]);
        taken(asset(AssetState.DRAFT, null));
        cli.answer(asset(AssetState.PREPARING, new Asset.Progress("Encoding", 0.42, 7L)));
        cli.answer(asset(AssetState.READY, null));

        assertThat(cli.run("asset", "add", source.toString(), "--json")).isZero();

        assertThat(cli.json().get("id").asText()).isEqualTo("a1");
        assertThat(cli.json().get("state").asText()).isEqualTo("ready");
        assertThat(cli.err).contains("Sending 100 %").contains("Encoding 40 %");
    }

    @Test
    void addExitsWith1WhenTheAssetIsNotReadyAndSaysWhy() throws Exception {
        var source = Files.write(workspace.resolve("notes.txt"), new byte[100]);
        taken(asset(AssetState.PREPARING, null));
        cli.answer(new Asset(
                "a1",
                "clip",
                AssetState.NOT_READY,
                "vod",
                1,
                null,
                null,
                null,
                Problem.of(422, "source-not-media", "FFmpeg cannot read it.", null, "Give a video."),
                Instant.EPOCH,
                "maria"));

        assertThat(cli.run("asset", "add", source.toString(), "--json")).isEqualTo(1);

        assertThat(cli.json().get("state").asText()).isEqualTo("not-ready");
        assertThat(cli.err).contains("FFmpeg cannot read it.").contains("Give a video.");
    }

    @Test
    void noWaitReturnsAtOnce() throws Exception {
        var source = Files.write(workspace.resolve("clip.mov"), new byte[100]);
        taken(asset(AssetState.PREPARING, null));

        assertThat(cli.run("asset", "add", source.toString(), "--no-wait", "--json"))
                .isZero();

        assertThat(cli.json().get("state").asText()).isEqualTo("preparing");
        assertThat(cli.server.getRequestCount()).as("begun and sent").isEqualTo(2);
    }

    @Test
    void anAlteredAuditLogIsAFailure() {
        cli.answer(new AuditVerification(false, "Line 7 was altered after it was written."));

        assertThat(cli.run("audit", "verify")).isEqualTo(1);

        assertThat(cli.out).contains("Line 7");
    }

    /** An upload is begun, and all of it arrives at once. */
    private void taken(Asset asset) {
        cli.answer(201, "application/json", new PendingUpload("u1", "source", 100, 0, false, null));
        cli.answer(new PendingUpload("u1", "source", 100, 100, false, asset));
    }

    private static Asset asset(AssetState state, Asset.Progress progress) {
        return new Asset("a1", "clip", state, "vod", 1, null, progress, null, null, Instant.EPOCH, "maria");
    }

    private static Share share(ShareState state) {
        return new Share(
                "h1",
                "a1",
                "Trailer\u001b[2J",
                ShareMode.API,
                "press",
                Risk.LOW,
                7200,
                state,
                Instant.EPOCH,
                "maria",
                Instant.EPOCH.plusSeconds(7200),
                "http://h/s/h1",
                Binding.NONE,
                0,
                0,
                null,
                null,
                null,
                null);
    }

    @Test
    void manyLinksAreRevokedOnlyAfterAYes() {
        assertThat(cli.run("bulk", "run", "revoke", "--filter", "channel=leaked"))
                .isEqualTo(2);
        assertThat(cli.err)
                .contains("This hits every link with channel=leaked. Revoked links cannot be taken back.")
                .contains("Code: confirmation-missing");

        cli.question = _ -> java.util.Optional.of("n");
        assertThat(cli.run("bulk", "run", "revoke", "one", "two")).isEqualTo(1);
        assertThat(cli.err).contains("This hits 2 links.").contains("Nothing was revoked.");
        assertThat(cli.server.getRequestCount()).isZero();
    }
}
