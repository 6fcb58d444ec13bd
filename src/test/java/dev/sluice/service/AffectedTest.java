package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Affected;
import dev.sluice.api.Json;
import dev.sluice.api.ShareMode;
import java.io.IOException;
import java.nio.file.Path;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Anybody who holds a link may ask whether it was revoked, and learns nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AffectedTest {
    private RunningService running;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        running = RunningService.start(folder);
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void aRevokedLinkIsAffectedAndSoIsItsSignedLink() throws IOException {
        var leaked = running.share(ShareMode.API, "1h");
        assertThat(ask(leaked.share().url()))
                .extracting(Affected::known, Affected::affected)
                .containsExactly(true, false);
        running.admin().shares().revoke(leaked.share().handle(), "leaked by the board");
        assertThat(ask(leaked.share().url()).affected()).isTrue();
        assertThat(ask(String.valueOf(leaked.signedLink())).affected()).isTrue();
        assertThat(post(leaked.share().url()).body())
                .doesNotContain("board", "admin", leaked.share().asset());
    }

    @Test
    void aLinkOfSomebodyElsesAndRubbishAreUnknown() throws IOException {
        assertThat(ask("https://example.com/s/abc").known()).isFalse();
        assertThat(ask("\u0000<script>").known()).isFalse();
        assertThat(ask("x".repeat(100_000)).known()).isFalse();
    }

    @Test
    void thePageAnswersThePastedLink() throws IOException {
        var link = running.share(ShareMode.DIRECT, "1h").share().url();
        assertThat(running.get(url()).body()).contains("Is my link affected?");
        var form = new FormBody.Builder().add("link", link).build();
        var answer = running.send(new Request.Builder().url(url()).post(form).build());
        assertThat(answer.body()).contains("This link was not revoked.").doesNotContain(link);
        assertThat(answer.headers().get("Cache-Control")).isEqualTo("no-store");
    }

    private Affected ask(String link) throws IOException {
        return Json.MAPPER.readValue(post(link).body(), Affected.class);
    }

    private RunningService.Answer post(String link) throws IOException {
        var body = RequestBody.create(
                Json.MAPPER.writeValueAsBytes(java.util.Map.of("link", link)), MediaType.get("application/json"));
        return running.send(new Request.Builder().url(url()).post(body).build());
    }

    private String url() {
        return running.service().url() + "/affected";
    }
}
