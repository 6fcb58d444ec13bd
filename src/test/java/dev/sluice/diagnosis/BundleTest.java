package dev.sluice.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Binding;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.service.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A diagnostics bundle tells what was found and opens nothing. */
class BundleTest {
    @Test
    void noSecretIsInIt(@TempDir Path folder) throws Exception {
        try (var service = RunningService.start(folder)) {
            var inspector = new Inspector(service.admin(), Clock.systemUTC(), InspectOptions.CAREFUL);
            var bound = new Binding(
                    "viewer-4711", "Kim Example", List.of("https://a.example"), null, null, null, null, null);
            var request = new ShareRequest(service.asset().id(), ShareMode.EMBED, "2h", null, null, bound, null, null);
            var embed = service.admin().shares().create(request).share();
            var direct = service.share(ShareMode.DIRECT, "2h").share();
            var api = service.share(ShareMode.API, "2h");
            service.admin().shares().reissue(direct.handle());
            service.admin().shares().revoke(direct.handle(), null);
            var secrets = new ArrayList<>(List.of(
                    "eyJ",
                    "viewer-4711",
                    "Kim Example",
                    embed.handle(),
                    direct.handle(),
                    api.share().handle()));
            secrets.add(
                    String.valueOf(service.admin().shares().get(direct.handle()).replacedBy()));
            secrets.add(Files.readString(service.service().adminKeyFile()).strip());
            service.admin().shares().sessions(api.share().handle()).items().forEach(s -> secrets.add(s.sid()));

            for (var link : List.of(embed.url(), direct.url(), String.valueOf(api.signedLink()))) {
                var text = Bundle.of(inspector.inspect(link), Instant.now());

                assertThat(text).contains("\"verdict\"", "\"findings\"", "\"clients\"");
                assertThat(secrets).noneMatch(text::contains);
                assertThat(text).doesNotContain(link);
            }
        }
    }

    @Test
    void aStrangersCredentialIsMaskedToo() {
        var inspector = new Inspector(null, Clock.systemUTC(), new InspectOptions(true, false));
        for (var link : List.of(
                "https://kim:pw-secret@d1.cloudfront.net/a.m3u8?Expires=1&Signature=sig-secret&Key-Pair-Id=K2",
                "https://e.akamaized.net/a.m3u8?hdnts=exp=1~acl=/*~hmac=" + "5ec7e7".repeat(10) + "5ec7",
                "https://v.example/a.m3u8?token=sig-secret-token&expires=1")) {
            assertThat(Bundle.of(inspector.inspect(link), Instant.now()))
                    .doesNotContain("secret")
                    .doesNotContain("5ec7e75ec7e7");
        }
    }
}
