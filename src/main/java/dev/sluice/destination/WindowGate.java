package dev.sluice.destination;

import dev.sluice.api.CheckReport;
import dev.sluice.api.Destination;
import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import dev.sluice.asset.LiveAssets;
import dev.sluice.asset.ReadinessCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** The publish gate of live assets: checks a show's window until it passes. Thread-safe; blocks. */
final class WindowGate {
    private static final int MOST_SENTENCES = 3;

    private final LiveAssets assets;
    private final ReadinessCheck check;
    private final Telling telling;
    private final Set<String> looking = ConcurrentHashMap.newKeySet();

    WindowGate(LiveAssets assets, ReadinessCheck check, Telling telling) {
        this.assets = assets;
        this.check = check;
        this.telling = telling;
    }

    /** Whether the window of a show was checked and did not pass yet. */
    boolean waits(LiveShow show) {
        String asset = show.row().asset();
        return asset != null && show.isChecked() && !assets.isPublished(asset);
    }

    /** Looks at the window as it is now. One look at a time: what is written for it lies in one place. */
    void look(LiveShow show) {
        String asset = show.row().asset();
        if (asset == null || !looking.add(asset)) {
            return;
        }
        Path folder = show.recording().folder();
        try {
            Files.writeString(folder.resolve(LiveWindow.MEDIA), show.window());
            Path master = folder.resolve(Multivariant.FILE);
            Files.writeString(master, show.multivariant());
            judged(show, asset, check.check(master, show.row().profile(), progress -> {}));
        } catch (IOException e) {
            LoggerFactory.getLogger(WindowGate.class)
                    .warn("The window of show {} cannot be checked", show.row().id(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            looking.remove(asset);
        }
    }

    /** The same blocks again are no news: neither the timeline nor the audit says them twice. */
    private void judged(LiveShow show, String asset, CheckReport report) {
        var blocks = report.findings().stream()
                .filter(f -> f.severity() == Severity.BLOCKS)
                .map(Finding::sentence)
                .distinct()
                .toList();
        if (!telling.isNews(show, "window", blocks.toString())) {
            return;
        }
        assets.checked(asset, report);
        telling.event(
                show,
                Destination.OWNED,
                report.ready() ? Severity.HOLDS : Severity.BLOCKS,
                report.ready() ? "window-ready" : "window-not-ready",
                report.ready()
                        ? "The window passes its checks; it can be shared."
                        : "The window is not ready, so links to it do not open; it is checked again every few seconds. "
                                + blocks.stream().limit(MOST_SENTENCES).collect(Collectors.joining(" ")));
    }
}
