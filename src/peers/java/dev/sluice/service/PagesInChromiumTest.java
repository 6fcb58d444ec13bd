package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Binding;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The watch and embed pages in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesInChromiumTest {
    private RunningService running;
    private ChromeDriver browser;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        running = RunningService.start(folder);
        browser = Chromium.start(folder.resolve("profile"));
    }

    @AfterAll
    void stop() {
        browser.quit();
        running.close();
    }

    @Test
    void theWatchPagePlaysToItsEnd() {
        browser.get(running.share(ShareMode.DIRECT, "1h").share().url());
        browser.findElement(By.cssSelector(".start")).click();
        untilEnded();
    }

    @Test
    void anEmbeddedPagePlaysOnAnAllowedSiteAndNowhereElse() throws IOException {
        try (var allowed = site(); var other = site()) {
            var binding = new Binding(
                    null, null, List.of(origin(allowed)), null, null, null, null, null);
            var share = running.admin()
                    .shares()
                    .create(new ShareRequest(
                            running.asset().id(), ShareMode.EMBED, "1h", null, null, binding, null, null));
            frame(allowed, share.share().url());
            browser.findElement(By.cssSelector(".start")).click();
            untilEnded();

            frame(other, share.share().url());
            assertThat(browser.findElements(By.cssSelector(".start"))).isEmpty();
        }
    }

    @Test
    void aRevokedLinkSaysSoOnItsPage() {
        var share = running.share(ShareMode.DIRECT, "1h");
        running.admin().shares().revoke(share.share().handle(), "leaked");
        browser.get(share.share().url());
        assertThat(browser.findElement(By.tagName("main")).getText()).contains("This link was revoked.");
    }

    private void untilEnded() {
        WebElement video = browser.findElement(By.tagName("video"));
        new WebDriverWait(browser, Duration.ofSeconds(30))
                .until(b -> browser.executeScript("return arguments[0].ended", video).equals(true));
        assertThat((Number) browser.executeScript("return arguments[0].currentTime", video))
                .satisfies(t -> assertThat(t.doubleValue()).isGreaterThan(3.5));
    }

    private static MockWebServer site() throws IOException {
        var site = new MockWebServer();
        site.start();
        return site;
    }

    private static String origin(MockWebServer site) {
        HttpUrl url = site.url("/");
        return "http://" + url.host() + ":" + url.port();
    }

    private void frame(MockWebServer site, String embed) {
        String html = "<!doctype html><iframe width=640 height=360 src=\"" + embed + "\" allow=autoplay></iframe>";
        site.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "text/html")
                .body(html)
                .build());
        browser.get(site.url("/page").toString());
        browser.switchTo().frame(0);
    }
}
