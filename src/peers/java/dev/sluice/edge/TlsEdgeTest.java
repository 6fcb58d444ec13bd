package dev.sluice.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.Json;
import dev.sluice.cli.OwnProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service and an edge that speak TLS alone, with certificates of an authority that nobody knows unless told. */
@Timeout(600)
class TlsEdgeTest {
    private static final String PASSWORD = "changeit";

    private final List<Process> processes = new ArrayList<>();

    @TempDir
    Path folder;

    private Path trust;

    @BeforeEach
    void certify() throws Exception {
        keytool("-genkeypair -alias ca -keyalg EC -dname CN=Authority -ext bc:c -keystore ca.p12");
        keytool("-exportcert -rfc -alias ca -keystore ca.p12 -file ca.pem");
        keytool("-genkeypair -alias host -keyalg EC -dname CN=localhost -keystore host.p12");
        keytool("-certreq -alias host -keystore host.p12 -file host.csr");
        keytool("-gencert -alias ca -keystore ca.p12 -infile host.csr -outfile host.crt -rfc -ext san=ip:127.0.0.1");
        keytool("-importcert -noprompt -alias ca -keystore trust.p12 -file ca.pem");
        trust = folder.resolve("trust.p12");
        Files.writeString(
                folder.resolve("chain.pem"),
                Files.readString(folder.resolve("host.crt")) + Files.readString(folder.resolve("ca.pem")));
        Files.writeString(folder.resolve("key.pem"), privateKey());
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (var process : processes.reversed()) {
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aRevokedLinkIsRefusedAtAnEdgeThatHearsAndServesByTls() throws Exception {
        var service = started("serve", "--workspace", folder.resolve("ws").toString(), "--listen", "127.0.0.1:0");
        String control = service.get("url").asText();
        assertThat(control).startsWith("https://");
        Path admin = Path.of(service.get("adminKeyFile").asText());
        Path key = folder.resolve("edge.key");
        Files.writeString(
                key, said(control, admin, "edge-key", "create", "fra-1").get("key").asText());
        var edge = started(
                "edge", "--control", control, "--key-file", key.toString(), "--listen", "127.0.0.1:0", "--origin", control);
        assertThat(edge.get("url").asText()).startsWith("https://");

        var share = said(
                control, admin, "share", "create", "--asset", sample(control, admin), "--mode", "api", "--ttl", "1h");
        String link =
                share.get("signedLink").asText().replace(control, edge.get("url").asText());
        // Where its first contact took too long, it refuses until the next one.
        for (int looks = 1; status(link) != 200; looks++) {
            assertThat(looks).as("the edge to have heard its service").isLessThan(2000);
        }

        String scope = "link:" + share.findValue("handle").asText();
        var run = said(control, admin, "invalidate", "--scope", scope, "--yes");
        assertThat(run.get("verifiedMs").isNumber()).as(run.toString()).isTrue();
        assertThat(run.toString()).contains("2 of 2 acknowledged", "from 2 edges");
        assertThat(status(link)).isEqualTo(403);
    }

    /** The clip that a new workspace publishes by itself, once it is there. */
    private String sample(String control, Path admin) throws Exception {
        JsonNode all = said(control, admin, "asset", "list").get("items");
        for (int looks = 1; all.isEmpty() || !all.get(0).get("state").asText().equals("published"); looks++) {
            assertThat(looks).as(all.toString()).isLessThan(120);
            all = said(control, admin, "asset", "list").get("items");
        }
        return all.get(0).get("id").asText();
    }

    /** Starts a program that serves by TLS; what it says when it is ready. */
    private JsonNode started(String... words) throws IOException {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--tls-cert", folder.resolve("chain.pem").toString()));
        all.addAll(List.of("--tls-key", folder.resolve("key.pem").toString()));
        var process = program(all);
        processes.add(process);
        return Json.MAPPER.readTree(process.inputReader().readLine());
    }

    private JsonNode said(String control, Path admin, String... words) throws Exception {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--url", control, "--key-file", admin.toString(), "--json"));
        var process = program(all);
        var said = Json.MAPPER.readTree(process.getInputStream());
        assertThat(process.waitFor()).as(said.toString()).isZero();
        return said;
    }

    private Process program(List<String> words) throws IOException {
        var builder = new ProcessBuilder(OwnProgram.command(words.toArray(String[]::new)))
                .redirectError(folder.resolve("stderr.txt").toFile());
        builder.environment().put("SLUICE_CA", folder.resolve("ca.pem").toString());
        return builder.start();
    }

    private int status(String url) throws Exception {
        try (var viewer = HttpClient.newBuilder().sslContext(trusting()).build()) {
            return viewer.send(
                            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private SSLContext trusting() throws Exception {
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(KeyStore.getInstance(trust.toFile(), PASSWORD.toCharArray()));
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private String privateKey() throws Exception {
        var store = KeyStore.getInstance(folder.resolve("host.p12").toFile(), PASSWORD.toCharArray());
        byte[] key = store.getKey("host", PASSWORD.toCharArray()).getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                + "\n-----END PRIVATE KEY-----\n";
    }

    private void keytool(String words) throws Exception {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(words.split(" ")));
        command.addAll(List.of("-storepass", PASSWORD));
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
