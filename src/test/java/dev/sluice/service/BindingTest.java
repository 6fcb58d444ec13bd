package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Binding;
import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Each rule a share can be bound by, kept and broken over real HTTP; the viewer's address comes from a trusted proxy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BindingTest {
    private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) Mobile/15E148";
    private static final String DESKTOP = "Mozilla/5.0 (X11; Linux x86_64) Chrome/140";

    private RunningService running;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        var local = RunningService.config(folder.resolve("workspace"));
        var behindProxy = new ServiceConfig(
                local.workspace(),
                local.home(),
                local.host(),
                local.port(),
                null,
                null,
                null,
                List.of("127.0.0.0/8"),
                local.tokenLife(),
                local.profile(),
                false);
        running = RunningService.start(folder, behindProxy, Clock.systemUTC());
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void anAddressPrefixHoldsForV4AndV6AtTheStartAndForEachSegment() throws IOException {
        for (var bound : List.of(
                List.of("203.0.113.0/24", "203.0.113.9", "203.0.114.9"),
                List.of("2001:db8:7::/48", "2001:db8:7:1::9", "2001:db8:8::9"))) {
            var share = running.share(ShareMode.API, network(bound.get(0)));
            assertThat(refusal(from(share.signedLink(), bound.get(2)))).isEqualTo("wrong-address");
            var playlist = from(share.signedLink(), bound.get(1));
            assertThat(playlist.status()).isEqualTo(200);

            var media = from(playlist.child(0), bound.get(1));
            assertThat(from(media.child(0), bound.get(1)).status()).isEqualTo(200);
            var moved = from(media.child(0), bound.get(2));
            assertThat(refusal(moved)).isEqualTo("wrong-address");
            assertThat(moved.headers().get("s-uri-signing")).isEqualTo("410");
            assertThat(moved.headers().get("Access-Control-Allow-Origin")).isEqualTo("*");
        }
    }

    @Test
    void aPhoneThatMovesWithinItsPrefixPlaysOnAndOneThatLeavesItIsToldWhy() throws IOException {
        var share = running.share(ShareMode.DIRECT, network("2001:db8:7::/48"));
        var grant = ask(share.share().url() + "/session", "{\"swapsTokens\":true}", "2001:db8:7:1::9", IPHONE);
        String renewal = "{\"sid\":%s,\"renewal\":%s}";
        var moved = ask(
                share.share().url() + "/renew",
                renewal.formatted(field(grant, "sid"), field(grant, "renewal")),
                "2001:db8:7:ffff::1",
                IPHONE);
        assertThat(moved.status()).isEqualTo(200);
        var left = ask(
                share.share().url() + "/renew",
                renewal.formatted(field(moved, "sid"), field(moved, "renewal")),
                "198.51.100.4",
                IPHONE);
        assertThat(refusal(left)).isEqualTo("wrong-address");
        assertThat(left.body()).contains("This link does not work from this network.");
    }

    @Test
    void aDeviceClassHolds() throws IOException {
        var share = running.share(ShareMode.DIRECT, device("mobile"));
        assertThat(refusal(start(share.share().url(), "{}", DESKTOP))).isEqualTo("wrong-device");
        assertThat(start(share.share().url(), "{}", IPHONE).status()).isEqualTo(200);

        var api = running.share(ShareMode.API, device("mobile"));
        var phone = new Request.Builder()
                .url(api.signedLink())
                .header("User-Agent", IPHONE)
                .build();
        var media = running.send(phone).child(0);
        assertThat(refusal(running.get(media))).isEqualTo("wrong-device");
    }

    @Test
    void aStartDateHolds() throws IOException {
        var soon = Instant.now().plus(30, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
        var share = running.share(ShareMode.DIRECT, from(soon));
        var refused = start(share.share().url(), "{}", DESKTOP);
        assertThat(refusal(refused)).isEqualTo("not-yet-valid");
        assertThat(refused.body()).contains(soon.toString());
        assertThat(running.get(share.share().url()).body()).contains("This link works from");
    }

    @Test
    void opensAreCountedByPlayingOnly() throws IOException {
        var share = running.share(ShareMode.API, opens(1));
        for (var look : looks(share.signedLink())) {
            var seen = running.send(look);
            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.headers().get("Cache-Control")).isEqualTo("no-store");
        }
        assertThat(running.get(share.signedLink()).status()).isEqualTo(200);
        assertThat(refusal(running.get(share.signedLink()))).isEqualTo("opens-used-up");
        assertThat(running.admin().shares().get(share.share().handle()).opens()).isEqualTo(1);
    }

    @Test
    void watchPagesAreNotBurntByLookingEither() throws IOException {
        var share = running.share(ShareMode.DIRECT, opens(1));
        for (var look : looks(share.share().url())) {
            assertThat(running.send(look).status()).isEqualTo(200);
        }
        assertThat(running.get(share.share().url()).body()).doesNotContain("URISigningPackage");
        assertThat(start(share.share().url(), "{}", DESKTOP).status()).isEqualTo(200);
        assertThat(refusal(start(share.share().url(), "{}", DESKTOP))).isEqualTo("opens-used-up");
    }

    private static List<Request> looks(String url) {
        var looks = new ArrayList<Request>();
        looks.add(new Request.Builder().url(url).head().build());
        looks.add(new Request.Builder()
                .url(url)
                .header("Sec-Purpose", "prefetch;prerender")
                .build());
        looks.add(new Request.Builder().url(url).header("Purpose", "prefetch").build());
        for (var bot : List.of(
                "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
                "WhatsApp/2.23.20.0",
                "TelegramBot (like TwitterBot)",
                "facebookexternalhit/1.1",
                "Mozilla/5.0 (compatible; Discordbot/2.0)")) {
            looks.add(new Request.Builder().url(url).header("User-Agent", bot).build());
        }
        return looks;
    }

    @Test
    void sessionsAtOnceAreBoundedAndAClosedPageGivesUpItsPlace() throws IOException {
        var share = running.share(ShareMode.DIRECT, sessions(1));
        var first = start(share.share().url(), "{\"swapsTokens\":true}", DESKTOP);
        assertThat(first.status()).isEqualTo(200);
        assertThat(refusal(start(share.share().url(), "{\"swapsTokens\":true}", DESKTOP)))
                .isEqualTo("too-many-sessions");

        var stranger = "{\"sid\":%s,\"renewal\":\"guess\"}".formatted(field(first, "sid"));
        ask(share.share().url() + "/leave", stranger, "127.0.0.1", DESKTOP);
        assertThat(refusal(start(share.share().url(), "{\"swapsTokens\":true}", DESKTOP)))
                .isEqualTo("too-many-sessions");

        var leaving = "{\"sid\":%s,\"renewal\":%s}".formatted(field(first, "sid"), field(first, "renewal"));
        assertThat(ask(share.share().url() + "/leave", leaving, "127.0.0.1", DESKTOP)
                        .status())
                .isEqualTo(204);
        assertThat(start(share.share().url(), "{\"swapsTokens\":true}", DESKTOP).status())
                .isEqualTo(200);
    }

    @Test
    void embedOriginsHoldAtTheServiceAsWellAsInTheBrowser() throws IOException {
        var binding = sites("https://WWW.shop.example:443", "https://news.example");
        var share = running.share(ShareMode.EMBED, binding);
        var page = running.get(share.share().url());
        assertThat(page.headers().get("Content-Security-Policy"))
                .endsWith("frame-ancestors https://www.shop.example https://news.example");
        String url = share.share().url().replace("/embed/", "/s/");
        String good = "{\"framed\":true,\"ancestorOrigins\":[\"https://www.shop.example\",\"https://news.example\"]}";
        String bad = "{\"framed\":true,\"ancestorOrigins\":[\"https://www.shop.example\",\"https://evil.example\"]}";
        assertThat(start(url, good, DESKTOP).status()).isEqualTo(200);
        assertThat(refusal(start(url, bad, DESKTOP))).isEqualTo("wrong-origin");
        assertThat(refusal(start(url, "{\"framed\":true,\"ancestorOrigins\":[\"null\"]}", DESKTOP)))
                .isEqualTo("wrong-origin");
    }

    @Test
    void anEmbedPlaysWhereTheBrowserTellsNoOriginsButNotByItself() throws IOException {
        var share = running.share(ShareMode.EMBED, sites("https://news.example"));
        String url = share.share().url().replace("/embed/", "/s/");
        var noReferrerNoOrigins = start(url, "{\"framed\":true,\"ancestorOrigins\":null}", DESKTOP);
        assertThat(noReferrerNoOrigins.status()).isEqualTo(200);
        assertThat(refusal(start(url, "{\"framed\":false}", DESKTOP))).isEqualTo("wrong-origin");
        assertThat(refusal(start(url, "{}", DESKTOP))).isEqualTo("wrong-origin");
        var alone = new Request.Builder()
                .url(share.share().url())
                .header("Sec-Fetch-Dest", "document")
                .build();
        assertThat(running.send(alone).body()).contains("inside the sites it was made for");
    }

    @Test
    void aRecipientHasAHandleOfItsOwn() {
        var ada = running.share(ShareMode.DIRECT, recipient("Ada"));
        var bob = running.share(ShareMode.DIRECT, recipient("Bob"));
        assertThat(ada.share().handle()).isNotEqualTo(bob.share().handle());
        running.admin().shares().revoke(ada.share().handle(), "left");
        var again = running.admin().shares().reissue(ada.share().handle());
        assertThat(again.share().binding().recipient()).isEqualTo("Ada");
        assertThat(again.share().handle()).isNotEqualTo(ada.share().handle());
    }

    @Test
    void aBindingThatCouldNeverBeMetIsRefused() {
        refused(network("203.0.113.0/33"), "ip-prefix-malformed");
        refused(network("example.com/24"), "ip-prefix-malformed");
        refused(device("fridge"), "device-class-unknown");
        refused(sites("https://a.example; script-src *"), "origin-malformed");
        refused(sites("https://a.example/path"), "origin-malformed");
        refused(opens(0), "limit-too-low");
        refused(sites("*", "https://a.example"), "origin-malformed");
        refused(Binding.NONE, "embed-origins-missing");
        refused(sessions(-1), "limit-too-low");
        refused(Binding.NONE.withOrigins(List.of("*")), ShareMode.DIRECT, "origins-for-embed-only");
        refused(Binding.NONE.withOrigins(List.of("https://a.example")), ShareMode.API, "origins-for-embed-only");
    }

    private void refused(Binding binding, String code) {
        refused(binding, ShareMode.EMBED, code);
    }

    private void refused(Binding binding, ShareMode mode, String code) {
        assertThatThrownBy(() -> running.admin()
                        .shares()
                        .create(new ShareRequest(running.asset().id(), mode, "1h", null, null, binding, null, null)))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo(code));
    }

    private RunningService.Answer from(String url, String address) throws IOException {
        return running.send(new Request.Builder()
                .url(url)
                .header("X-Forwarded-For", "192.0.2.66, " + address)
                .build());
    }

    private RunningService.Answer start(String page, String json, String agent) throws IOException {
        return ask(page + "/session", json, "127.0.0.1", agent);
    }

    private RunningService.Answer ask(String url, String json, String address, String agent) throws IOException {
        return running.send(new Request.Builder()
                .url(url)
                .header("X-Forwarded-For", address)
                .header("User-Agent", agent)
                .post(RequestBody.create(json, MediaType.get("application/json")))
                .build());
    }

    private static String refusal(RunningService.Answer answer) throws IOException {
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        return Json.MAPPER.readTree(answer.body()).get("code").asText();
    }

    private static String field(RunningService.Answer answer, String name) throws IOException {
        return Json.MAPPER.readTree(answer.body()).get(name).toString();
    }

    private static Binding network(String prefix) {
        return new Binding(null, null, List.of(), prefix, null, null, null, null);
    }

    private static Binding device(String device) {
        return new Binding(null, null, List.of(), null, device, null, null, null);
    }

    private static Binding sessions(int most) {
        return new Binding(null, null, List.of(), null, null, most, null, null);
    }

    private static Binding opens(int most) {
        return new Binding(null, null, List.of(), null, null, null, most, null);
    }

    private static Binding from(Instant start) {
        return new Binding(null, null, List.of(), null, null, null, null, start);
    }

    private static Binding sites(String... origins) {
        return new Binding(null, null, List.of(origins), null, null, null, null, null);
    }

    private static Binding recipient(String name) {
        return new Binding(null, name, List.of(), null, null, null, null, null);
    }
}
