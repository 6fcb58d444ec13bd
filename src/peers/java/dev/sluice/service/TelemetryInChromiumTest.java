package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.api.Asset;
import dev.sluice.api.Fault;
import dev.sluice.api.SessionQuality;
import dev.sluice.api.Share;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.media.Clips;
import dev.sluice.media.Ffmpeg;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chromium.ChromiumNetworkConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Viewers in a real browser: what was measured inside it is what the service tells. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelemetryInChromiumTest {
    /** The element's own clock and picture are watched; the page's reporter has no part in it. */
    private static final String MEASURE = """
            const video = document.querySelector('video');
            const m = window.measured = { pressed: 0, startup: null, stalls: [] };
            let last = 0, since = 0;
            document.querySelector('.start').addEventListener('click', () => { m.pressed = performance.now(); }, true);
            video.addEventListener('playing', () => { m.startup = m.startup ?? performance.now() - m.pressed; });
            const look = () => {
              const now = performance.now();
              if (m.startup !== null && !video.paused && !video.ended && video.currentTime === last) {
                since = since || now;
              } else {
                if (since && now - since >= 100) m.stalls.push(now - since);
                since = 0;
              }
              last = video.currentTime;
              requestAnimationFrame(look);
            };
            look();
            """;

    /** What both clocks may differ by. */
    private static final long MS = 100;
    /** Shorter ones are no stalls. */
    private static final long SHORTEST_STALL = 250;
    /** So that the player has never got far ahead of what it shows. */
    private static final String SMALL_BUFFER = "?buffer=4";

    private RunningService running;
    private Asset asset;
    private ChromeDriver browser;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        this.folder = folder;
        running = RunningService.start(folder);
        Path clip = new Clips(Ffmpeg.load(), folder).withSound("long.mp4", "320x180", 60);
        var added = running.admin().assets().add(clip, "One minute", "low-delay").send((sent, all) -> {});
        asset = running.admin().assets().publish(RunningService.settled(running.admin(), added.id()).id());
    }

    @BeforeEach
    void open() {
        browser = Chromium.start(folder.resolve("profile-" + System.nanoTime()));
    }

    @AfterEach
    void shut() {
        browser.quit();
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void aGoodNetwork() {
        var share = pressed();
        until(() -> "return document.querySelector('video').currentTime > 3");
        var measured = measured();
        close();
        var session = told(share, s -> s.outcome().equals("left"));
        measured.agreesWith(session);
        assertThat(session.telemetry()).isEqualTo("events");
        var timeline = running.admin().quality().timeline(session.sid());
        assertThat(timeline.stages())
                .containsKeys(
                        "entitlement", "multivariant playlist", "media playlist", "init segment", "edge first byte",
                        "first segment", "player");
        assertThat(timeline.fetches()).anyMatch(fetch -> fetch.kind().equals("segment") && fetch.status() == 200);
    }

    @Test
    void aNetworkThatStalls() {
        var share = share();
        browser.get(share.url() + SMALL_BUFFER);
        network(0, 60_000);
        press();
        until(() -> "return document.querySelector('video').currentTime > 0.3");
        network(0, 1_000);
        until(() -> "const v = document.querySelector('video');"
                + " window.stood = v.currentTime === window.before && v.currentTime > 0 && !v.ended ? (window.stood || 0) + 1 : 0;"
                + " window.before = v.currentTime; return window.stood > 6");
        network(0, 50_000_000);
        until(() -> "return window.measured.stalls.some(ms => ms > 500)");
        until(() -> "const v = document.querySelector('video'); return v.currentTime > 15");
        var measured = measured();
        close();
        var session = told(share, s -> !s.outcome().equals("watching"));
        measured.agreesWith(session);
        assertThat(session.stalls()).isPositive();
    }

    @Test
    void revokedInMidPlay() {
        var share = pressed();
        until(() -> "return document.querySelector('video').currentTime > 0.5");
        running.admin().shares().revoke(share.handle(), "leaked");
        var measured = measured();
        browser.executeScript("document.querySelector('video').currentTime = 55");
        var session = told(share, s -> s.outcome().equals("stopped") && s.startupMs() != null);
        assertThat(session.startupMs()).isCloseTo(measured.startup, within(MS));
        assertThat(session.error()).isEqualTo("revoked");
    }

    @Test
    void closedDuringStartup() {
        var share = share();
        browser.get(share.url());
        network(1500, 2_000);
        browser.executeScript("document.querySelector('.start').click()");
        told(share, s -> true);
        close();
        var session = told(share, s -> s.outcome().equals("left_before_start"));
        assertThat(session.startupMs()).isNull();
        assertThat(session.stalls()).isZero();
    }

    private Share share() {
        return running.admin()
                .shares()
                .create(new ShareRequest(asset.id(), ShareMode.EMBED, "1h", null, null, RunningService.anywhere(), null, null))
                .share();
    }

    private Share pressed() {
        var share = share();
        browser.get(share.url() + SMALL_BUFFER);
        press();
        return share;
    }

    private void press() {
        browser.executeScript(MEASURE);
        browser.findElement(By.cssSelector(".start")).click();
    }

    /** Leaves the page, as a viewer who closes it does. */
    private void close() {
        browser.get("about:blank");
    }

    private void network(int latencyMs, int bytesPerSecond) {
        var conditions = new ChromiumNetworkConditions();
        conditions.setLatency(Duration.ofMillis(latencyMs));
        conditions.setDownloadThroughput(bytesPerSecond);
        conditions.setUploadThroughput(1_000_000);
        browser.setNetworkConditions(conditions);
    }

    private void until(java.util.function.Supplier<String> script) {
        new WebDriverWait(browser, Duration.ofSeconds(60))
                .pollingEvery(Duration.ofMillis(100))
                .until(b -> Boolean.TRUE.equals(browser.executeScript(script.get())));
    }

    private record Measured(long startup, List<Double> stalls) {
        /** One about as long as the shortest may be a stall to one clock and none to the other. */
        void agreesWith(SessionQuality session) {
            var sure = stalls.stream().filter(ms -> ms >= SHORTEST_STALL + MS).toList();
            var perhaps = stalls.stream().filter(ms -> ms >= SHORTEST_STALL - MS).toList();
            assertThat(session.startupMs()).isCloseTo(startup, within(MS));
            assertThat(session.stalls()).as("of " + stalls).isBetween(sure.size(), perhaps.size());
            assertThat((double) session.stalledMs())
                    .as("of " + stalls)
                    .isBetween(sum(sure) - MS * sure.size(), sum(perhaps) + MS * perhaps.size());
        }

        private static double sum(List<Double> stalls) {
            return stalls.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    @SuppressWarnings("unchecked")
    private Measured measured() {
        var read = (Map<String, Object>) browser.executeScript("return window.measured");
        var stalls = (List<Number>) read.get("stalls");
        return new Measured(
                ((Number) read.get("startup")).longValue(),
                stalls.stream().map(Number::doubleValue).toList());
    }

    private SessionQuality told(Share share, Predicate<SessionQuality> fits) {
        var end = Instant.now().plus(Duration.ofSeconds(100));
        SessionQuality last = null;
        while (Instant.now().isBefore(end)) {
            var sessions = running.admin().shares().sessions(share.handle()).items();
            if (!sessions.isEmpty()) {
                try {
                    last = running.admin().quality().session(sessions.getFirst().sid());
                    if (fits.test(last)) {
                        return last;
                    }
                } catch (Fault e) {
                    assertThat(e.code()).isEqualTo("session-unknown");
                }
            }
        }
        throw new AssertionError("The service tells " + last);
    }
}
