package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Binding;
import dev.sluice.api.Share;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The embed page in a real browser, on another site, under tokens of six seconds and with four seconds of buffer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbedInChromiumTest {
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(6);
    private static final int SECONDS = 24;

    private RunningService running;
    private ViewerJwts shop;
    private ChromeDriver browser;
    private MockWebServer site;
    private MockWebServer other;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        var config = RunningService.config(folder.resolve("workspace"), TOKEN_LIFE);
        running = RunningService.start(folder, config, SECONDS);
        shop = new ViewerJwts();
        running.admin().viewers().add(shop.registration("shop"));
        browser = Chromium.start(folder.resolve("profile"));
    }

    @AfterAll
    void stop() {
        browser.quit();
        running.close();
    }

    @BeforeEach
    void sites() throws IOException {
        site = new MockWebServer();
        other = new MockWebServer();
        site.start();
        other.start();
    }

    @AfterEach
    void close() {
        site.close();
        other.close();
    }

    @Test
    void itPlaysForFourTokenLivesWithoutAStallFromRotation() throws IOException {
        frame(site, embed(heldTo(origin(site)), null).url() + "?buffer=4");
        watch();
        browser.findElement(By.cssSelector(".start")).click();

        until(Duration.ofSeconds(90), () -> is("video.ended"));

        var tokens = texts("[...new Set(performance.getEntriesByType('resource')"
                + ".map(e => e.name.match(/URISigningPackage=[^/]+/)).filter(m => m).map(m => m[0]))]");
        assertThat(tokens).as("tokens in turn").hasSizeGreaterThan(4);
        assertThat(texts("performance.getEntriesByType('resource').filter(e => e.responseStatus >= 400).map(e => e.name)"))
                .isEmpty();
        assertThat(texts("(() => { const renewals = performance.getEntriesByType('resource')"
                        + ".filter(e => e.name.endsWith('/renew'));"
                        + "return window.waits.filter(at => renewals.some(r => at >= r.startTime"
                        + " && at <= r.responseEnd + 1000)).map(String); })()"))
                .as("stalls beside a renewal")
                .isEmpty();
        assertThat(status("performance.getEntriesByType('resource').find(e => e.name.includes('URISigning')).name"))
                .as("the first token is worthless by now")
                .isEqualTo(403);
        assertThat(is("video.currentTime > " + (SECONDS - 1))).isTrue();
    }

    @Test
    void anotherSiteIsRefusedByTheBrowserAndByTheService() throws IOException {
        var share = embed(heldTo(origin(site)), null);
        frame(other, share.url());
        assertThat(browser.findElements(By.cssSelector(".start"))).isEmpty();
        assertThat(running.admin().shares().get(share.handle()).opens()).isZero();

        frame(site, share.url());
        assertThat(texts("Array.from(location.ancestorOrigins)")).containsExactly(origin(site));
        String lie = "{\"swapsTokens\":true,\"framed\":true,\"ancestorOrigins\":[\"%s\"]}".formatted(origin(other));
        assertThat(post("/s/" + share.handle() + "/session", lie))
                .containsEntry("status", 403L)
                .containsEntry("code", "wrong-origin");

        browser.get(share.url());
        assertThat(browser.findElement(By.tagName("main")).getText()).contains("inside the sites it was made for");
    }

    @Test
    void theSiteSaysWhoWatchesBehindTheHashAndTheAddressForgetsIt() throws Exception {
        var share = embed(new Binding("ada", null, List.of(), null, null, null, null, null), null);
        frame(site, share.url());
        browser.findElement(By.cssSelector(".start")).click();
        untilNotice("This link is for one viewer, who must be signed in.");

        frame(site, share.url() + "#viewer=" + shop.of("ada"));
        browser.findElement(By.cssSelector(".start")).click();
        until(Duration.ofSeconds(30), () -> is("video.currentTime > 0.5"));
        assertThat(texts("[location.href]")).containsExactly(share.url());
    }

    @Test
    void aViewerInMidPlayIsToldThatTheLinkWasRevokedOnce() throws IOException {
        var share = embed(Binding.NONE, null);
        frame(site, share.url() + "?buffer=4");
        browser.findElement(By.cssSelector(".start")).click();
        until(Duration.ofSeconds(30), () -> is("video.currentTime > 0.5"));

        running.admin().shares().revoke(share.handle(), "leaked");

        untilNotice("This link was revoked.");
        assertThat(is("video.paused")).isTrue();
        var refusals = texts("performance.getEntriesByType('resource').filter(e => e.responseStatus == 403).map(e => e.name)");
        assertThat(refusals).as("no loop of refusals").hasSizeLessThan(8);
    }

    @Test
    void theEndIsAnnouncedBeforeItBites() throws IOException {
        var share = embed(Binding.NONE, Instant.now().plusSeconds(8));
        frame(site, share.url() + "?buffer=4");
        browser.findElement(By.cssSelector(".start")).click();
        until(Duration.ofSeconds(30), () -> notice().startsWith("Your time for this video ends at "));
        assertThat(is("video.paused && video.currentTime > 1")).isFalse();
        untilNotice("Your time for this video is over.");
        browser.findElement(By.cssSelector(".start")).click();
        untilNotice("This link has expired.");
    }

    private Share embed(Binding binding, Instant ends) {
        return running.admin()
                .shares()
                .create(new ShareRequest(
                        running.asset().id(),
                        ShareMode.EMBED,
                        "1h",
                        null,
                        null,
                        binding.origins().isEmpty() ? binding.withOrigins(List.of(Binding.ANY_ORIGIN)) : binding,
                        ends == null ? null : ends.toString(),
                        null))
                .share();
    }

    private static Binding heldTo(String origin) {
        return new Binding(null, null, List.of(origin), null, null, null, null, null);
    }

    private void frame(MockWebServer around, String embed) {
        String html = "<!doctype html><iframe width=640 height=360 src=\"" + embed + "\" allow=autoplay></iframe>";
        around.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "text/html")
                .body(html)
                .build());
        browser.get(around.url("/page").toString());
        browser.switchTo().frame(0);
    }

    /** Remembers when the player ran dry after it had begun. */
    private void watch() {
        browser.executeScript("window.waits = [];"
                + "document.querySelector('video').addEventListener('waiting',"
                + " e => e.target.currentTime > 0.5 && window.waits.push(performance.now()))");
    }

    private static String origin(MockWebServer server) {
        return "http://" + server.url("/").host() + ":" + server.getPort();
    }

    private boolean is(String condition) {
        return Boolean.TRUE.equals(
                browser.executeScript("const video = document.querySelector('video'); return " + condition));
    }

    @SuppressWarnings("unchecked")
    private List<String> texts(String expression) {
        return (List<String>) browser.executeScript("return " + expression);
    }

    private int status(String url) {
        return ((Number) browser.executeAsyncScript(
                        "const done = arguments[0]; fetch(" + url + ", {cache: 'no-store'}).then(a => done(a.status))"))
                .intValue();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> post(String path, String json) {
        return (Map<String, Object>) browser.executeAsyncScript(
                "const done = arguments[2]; fetch(arguments[0], {method: 'POST', body: arguments[1],"
                        + " headers: {'Content-Type': 'application/json'}})"
                        + ".then(a => a.json()).then(done)",
                path,
                json);
    }

    private String notice() {
        return browser.findElement(By.cssSelector(".notice")).getText();
    }

    private void untilNotice(String words) {
        until(Duration.ofSeconds(40), () -> notice().contains(words));
    }

    private void until(Duration limit, BooleanSupplier condition) {
        new WebDriverWait(browser, limit).until(b -> condition.getAsBoolean());
    }
}
