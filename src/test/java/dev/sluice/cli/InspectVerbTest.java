package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.sluice.api.EntitlementTrend;
import dev.sluice.api.InspectedShare;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.StreamSupport;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb's own words; what inspections find is told elsewhere. */
class InspectVerbTest {
    private static final String SECRET = "a-shared-secret-that-is-long-enough";
    private static final String SHOP = "https://shop.example";

    private final Path workspace;

    @AutoClose
    private final Harness cli;

    InspectVerbTest(@TempDir Path workspace) {
        this.workspace = workspace;
        cli = new Harness(workspace);
    }

    @Test
    void offlineDecodesAndAsksNobody() throws Exception {
        int good = cli.run("inspect", link(3600), "--offline", "--json");

        assertThat(good).isZero();
        assertThat(cli.json().at("/verdict").asText()).isEqualTo("not-measured");
        assertThat(cli.json().at("/kind").asText()).isEqualTo("jwt");
        assertThat(cli.json().at("/exchanges")).isEmpty();
        assertThat(cli.server.getRequestCount()).isZero();

        assertThat(cli.run("inspect", link(3600), "--offline")).isZero();
        assertThat(cli.out)
                .startsWith("A link of the kind jwt. By its own word it ends in ")
                .contains("No request was made.")
                .containsPattern("expires +in \\S+.*, \\d{4}-\\d\\d-\\d\\d .* UTC\\) · exp \\d+ in seconds");
        assertThat(cli.run("inspect", link(Instant.now().getEpochSecond() * 999), "--offline"))
                .as("milliseconds where seconds belong")
                .isEqualTo(1);
        assertThat(cli.out).as("what cannot be read says nothing").doesNotContain("link-lives");
        assertThat(cli.run("inspect", link(-3660), "--offline")).isEqualTo(1);
        assertThat(cli.out).startsWith("Its token expired 1 hour 1 minute ago").contains("verdict expired");
        assertThat(cli.server.getRequestCount()).isZero();
    }

    @Test
    void aSignatureIsCheckedWithTheKeyAtHand() throws Exception {
        var key = Files.writeString(workspace.resolve("shared.key"), SECRET);
        var other = Files.writeString(workspace.resolve("other.key"), SECRET.replace('a', 'b'));

        cli.run("inspect", link(3600), "--offline", "--json", "--verify-with", key.toString());
        assertThat(codes()).contains("signature-holds");
        cli.run("inspect", link(3600), "--offline", "--json", "--verify-with", other.toString());
        assertThat(codes()).contains("signature-broken").doesNotContain("signature-holds");
        assertThat(cli.out).doesNotContain(SECRET);
    }

    @Test
    void aKeyFileThatIsNotThereIsSaid() {
        int exit = cli.run("inspect", "https://v.example/m.m3u8", "--offline", "--verify-with", "absent.key");

        assertThat(exit).isEqualTo(1);
        assertThat(cli.err).contains("absent.key cannot be read.").contains("key-file-unreadable");
    }

    @Test
    void theWalkIsMadeForThePageThatIsNamed() throws Exception {
        var unknown = new InspectedShare(
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                "127.0.0.1",
                null,
                EntitlementTrend.NONE);
        cli.answer(unknown);
        cli.answer(unknown);
        try (var media = new MockWebServer()) {
            media.setDispatcher(forOnePage());
            media.start();
            var address = media.url("/m.m3u8").toString();

            int there = cli.run("inspect", address, "--allow-private", "--origin", SHOP, "--json");
            assertThat(there).as(cli.out).isZero();
            assertThat(cli.json().at("/verdict").asText()).isEqualTo("playable");

            int elsewhere =
                    cli.run("inspect", address, "--allow-private", "--origin", "https://other.example", "--json");
            assertThat(elsewhere).isEqualTo(1);
            assertThat(cli.json().at("/verdict").asText()).isEqualTo("cors");
        }
    }

    /** A server whose media only pages of the shop may read. */
    private static Dispatcher forOnePage() {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                boolean segment = request.getUrl().encodedPath().endsWith(".ts");
                return new MockResponse.Builder()
                        .setHeader("Access-Control-Allow-Origin", SHOP)
                        .setHeader("Content-Type", segment ? "video/mp2t" : "application/vnd.apple.mpegurl")
                        .body(
                                segment
                                        ? ("G" + "x".repeat(187)).repeat(8)
                                        : "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\ns.ts\n#EXT-X-ENDLIST\n")
                        .build();
            }
        };
    }

    private List<String> codes() {
        return StreamSupport.stream(cli.json().get("findings").spliterator(), false)
                .map(finding -> finding.get("code").asText())
                .toList();
    }

    /** A link of somebody else's, signed with a shared secret. */
    private static String link(long lives) throws Exception {
        var jwt = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .subject("viewer")
                        .expirationTime(Date.from(Instant.now().plusSeconds(lives)))
                        .build());
        jwt.sign(new MACSigner(SECRET));
        return "https://v.example/m.m3u8?token=" + jwt.serialize();
    }
}
