package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.sluice.service.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs one after the other, against a real service that they find by its workspace. */
class RealServiceTest {
    @TempDir
    static Path folder;

    private static RunningService service;

    private final Harness cli = new Harness(folder.resolve("workspace"));

    @BeforeAll
    static void start() throws Exception {
        service = RunningService.start(folder);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aLinkIsCreatedInspectedShortenedAndRevoked() {
        var url = created();
        assertThat(run("inspect", url)).isZero();
        assertThat(cli.json().get("verdict").asText()).isEqualTo("playable");
        assertThat(cli.json().fieldNames()).toIterable().contains("kind", "verdict", "sentence", "findings");

        assertThat(run("share", "ttl", url, "30m")).isZero();
        assertThat(run("share", "revoke", url, "--reason", "leaked")).isZero();
        assertThat(cli.json().get("state").asText()).isEqualTo("revoked");
        assertThat(run("audit", "list", "--limit", "1")).isZero();
        assertThat(cli.json().at("/items/0/act").asText()).isEqualTo("share.revoke");

        assertThat(run("inspect", url)).isEqualTo(1);
        assertThat(cli.json().get("verdict").asText()).isEqualTo("revoked");
        assertThat(run("audit", "verify")).isZero();
    }

    @Test
    void aTtlWithoutItsUnitIsRefusedWithANextAct() {
        int exit = run("share", "create", "--asset", service.asset().id(), "--mode", "direct", "--ttl", "120");

        assertThat(exit).isEqualTo(2);
        assertThat(cli.json().at("/error/code").asText()).isEqualTo("ttl-without-unit");
        assertThat(cli.json().at("/error/nextAct").asText()).isNotBlank();
    }

    @Test
    void whatIsRefusedSaysWhyAndWhatToDo() {
        var id = service.asset().id();
        var url = created();
        var create = List.of("share", "create", "--asset", id, "--mode");
        refused("ttl-malformed", "with its unit", List.of("share", "ttl", url, "-5m"));
        refused("share-not-frozen", "it plays", List.of("share", "unfreeze", url));
        refused("origins-for-embed-only", "create an embed link", create, "api", "--any-origin");
        refused("end-date-for-embed-only", "give a TTL", create, "direct", "--ends-at", "2030-01-01T00:00:00Z");
        refused("end-malformed", "2026-12-31T18:00:00Z", create, "embed", "--any-origin", "--ends-at", "2030-12-24");
        refused("end-too-far", "earlier", create, "embed", "--any-origin", "--ends-at", "9999-01-01T00:00:00Z");
        refused("name-malformed", "viewer's backend", create, "direct", "--viewer", "x\u0001y");
        assertThat(run("operator", "add", "sam", "support")).isZero();
        refused("operator-known", "another role", List.of("operator", "add", "sam", "support"));
        refused("role-missing", "make sam admin first", List.of("key", "issue", "sam", "--role", "admin"));
    }

    private void refused(String code, String nextAct, List<String> words, String... more) {
        assertThat(run(Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new)))
                .as(code)
                .isNotZero();
        assertThat(cli.json().at("/error/code").asText()).isEqualTo(code);
        assertThat(cli.json().at("/error/nextAct").asText()).as(code).contains(nextAct);
    }

    @Test
    void aHandleAloneIsInspectedAndAListTellsTimesToTheSecond() {
        created();
        var handle = cli.json().get("handle").asText();
        assertThat(run("inspect", handle)).isZero();
        assertThat(cli.json().at("/known/share/handle").asText()).isEqualTo(handle);

        assertThat(people("operator", "list")).isZero();
        assertThat(cli.out).containsPattern("admin +admin +\\d+ +\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void aKeyGoesIntoItsFileAloneAndHelpNamesWhatItMayBeFor() {
        assertThat(people("key", "issue", "admin", "--area", "metrics")).isZero();
        assertThat(cli.out.strip()).matches("slk_\\S+");
        assertThat(people("key", "issue", "--help")).isZero();
        assertThat(cli.out.replaceAll("-\\s+", "-").split("[\\s,.]+"))
                .as("the help of --area names every area, whichever line it is broken at")
                .contains(service.admin().access().areas().toArray(String[]::new));
    }

    @Test
    void aFrozenLinkComesBack() {
        var url = created();

        assertThat(run("share", "freeze", url)).isZero();
        assertThat(cli.json().get("state").asText()).isEqualTo("frozen");
        assertThat(run("share", "unfreeze", url)).isZero();
        assertThat(cli.json().get("state").asText()).isEqualTo("active");
        assertThat(run(
                        "share",
                        "list",
                        "--state",
                        "active",
                        "--asset",
                        service.asset().id()))
                .isZero();
        assertThat(cli.json().get("items").isEmpty()).isFalse();
    }

    @Test
    void aKeyIsKilledWhenThePreviewWasShownAndSomebodySaidYes() {
        assertThat(run("signing", "list")).isZero();
        var kid = cli.json().at("/keys/0/kid").asText();

        assertThat(run("signing", "kill", kid)).isEqualTo(2);
        assertThat(cli.json().at("/error/code").asText()).isEqualTo("confirmation-missing");
        assertThat(cli.json().at("/preview/key/kid").asText()).isEqualTo(kid);
        assertThat(cli.err).contains("cannot be taken back");
        assertThat(run("signing", "list")).isZero();
        assertThat(cli.json().at("/keys/0/state").asText()).isNotEqualTo("killed");

        assertThat(run("signing", "kill", kid, "--reason", "leaked", "--yes")).isZero();
        assertThat(cli.json().at("/keys/0/state").asText()).isEqualTo("killed");
    }

    @Test
    void anEmbedLinkIsInspectedFromThePageThatIsNamed() {
        run("share", "create", "--asset", service.asset().id(), "--mode", "embed", "--origin", "https://only.example");
        String link = cli.json().at("/url").asText();

        assertThat(run("inspect", link, "--origin", "https://evil.example")).isEqualTo(1);
        assertThat(cli.json().at("/verdict").asText()).isEqualTo("wrong-context");
        assertThat(cli.json().at("/findings/0/evidence").asText())
                .contains("https://evil.example", "https://only.example");

        assertThat(run("inspect", link, "--origin", "https://only.example")).isZero();
        assertThat(cli.json().at("/verdict").asText()).isEqualTo("playable");
    }

    @Test
    void whoMayFrameAnEmbedLinkHasToBeSaid() {
        var id = service.asset().id();
        assertThat(run("share", "create", "--asset", id, "--mode", "embed")).isEqualTo(2);
        assertThat(cli.json().at("/error/code").asText()).isEqualTo("embed-origins-missing");

        assertThat(cli.run("share", "create", "--asset", id, "--mode", "embed", "--any-origin"))
                .isZero();
        assertThat(cli.out).contains("Any site may frame it");
        assertThat(run("inspect", cli.out.lines().findFirst().orElseThrow())).isZero();
        assertThat(cli.json().at("/findings").toString()).contains("framed-anywhere");
    }

    @Test
    void manyAreReissuedAndTheirNewLinksAreSaidThisOnce() {
        assertThat(run("share", "create", "--asset", service.asset().id(), "--mode", "api", "--channel", "anew"))
                .isZero();
        var old = cli.json().get("handle").asText();

        assertThat(run("bulk", "run", "reissue", old, "unknown-handle")).isEqualTo(1);
        var act = cli.json().get("id").asText();
        assertThat(cli.json().at("/links/0/signedLink").asText()).contains("/URISigningPackage=");
        assertThat(cli.json().get("refused").asInt()).isEqualTo(1);
        assertThat(run("bulk", "links", act)).isZero();
        assertThat(cli.json().isEmpty()).isTrue();
    }

    @Test
    void anAssetIsCheckedByItsId() {
        assertThat(run("check", service.asset().id())).isZero();

        assertThat(cli.json().get("ready").asBoolean()).isTrue();
        assertThat(cli.json().get("renditions").isEmpty()).isFalse();
    }

    @Test
    void viewersAreMadeKnownAndTheHookIsShown(@TempDir Path folder) throws Exception {
        var key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        var file = Files.writeString(folder.resolve("jwks.json"), "{\"keys\":[" + key.toPublicJWK() + "]}");
        var wrong = Files.writeString(folder.resolve("private.json"), "{\"keys\":[" + key + "]}");
        assertThat(add(wrong)).isEqualTo(2);
        assertThat(cli.json().at("/error/code").asText()).isEqualTo("jwks-malformed");
        assertThat(cli.out + cli.err).doesNotContain(key.getD().toString());
        assertThat(add(file)).isZero();
        assertThat(run("viewer-issuer", "list")).isZero();
        assertThat(cli.json().at("/0/issuer").asText()).isEqualTo("https://shop.example");
        assertThat(run("viewer-issuer", "remove", "shop")).isZero();

        assertThat(run("entitlement", "hook", "https://shop.example/may", "--fails", "open"))
                .isZero();
        assertThat(run("entitlement", "show")).isZero();
        assertThat(cli.json().at("/hook/fails").asText()).isEqualTo("open");
        assertThat(cli.json().at("/hook/deadlineMs").asInt()).isEqualTo(150);
        assertThat(run("entitlement", "hook", "--none")).isZero();
        assertThat(cli.json().at("/hook/url").isNull()).isTrue();
    }

    private int add(Path jwks) {
        return run(
                "viewer-issuer",
                "add",
                "shop",
                "--issuer",
                "https://shop.example",
                "--audience",
                "video",
                "--jwks",
                jwks.toString());
    }

    private String created() {
        assertThat(run("share", "create", "--asset", service.asset().id(), "--mode", "direct", "--ttl", "2h"))
                .isZero();
        return cli.json().get("url").asText();
    }

    private int people(String... words) {
        cli.env.remove("SLUICE_URL");
        cli.env.remove("SLUICE_KEY");
        return cli.run(words);
    }

    private int run(String... words) {
        var line = new java.util.ArrayList<>(java.util.List.of(words));
        line.add("--json");
        return people(line.toArray(String[]::new));
    }
}
