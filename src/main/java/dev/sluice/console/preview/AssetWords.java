package dev.sluice.console.preview;

import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.api.Problem;
import dev.sluice.console.ui.Times;
import dev.sluice.console.ui.Tone;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the console says about an asset. */
final class AssetWords {
    private AssetWords() {}

    /** State with its reason: "not ready: 1 blocks, 2 warn", "published, 2 warn". */
    static String state(Asset asset) {
        var readiness = asset.readiness();
        var state = asset.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        if (readiness == null || asset.state() == AssetState.PREPARING) return state;
        var counts = Stream.of(count(readiness.blocks(), "blocks"), count(readiness.warns(), "warn"))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        if (counts.isEmpty()) return state;
        return state + (asset.state() == AssetState.NOT_READY ? ": " : ", ") + counts;
    }

    static Tone tone(Asset asset) {
        return Tone.of(asset.state());
    }

    /** "added today 13:41 · checked 2 min ago · profile stability · 3 renditions · 48:10". */
    static String line(Asset asset, Times times, int renditions) {
        var readiness = asset.readiness();
        var length = asset.durationMs();
        return Stream.of(
                        "added " + times.dayAndTime(asset.createdAt()) + " by " + asset.createdBy(),
                        readiness == null ? "" : "checked " + times.relative(readiness.checkedAt()),
                        "profile " + asset.profile(),
                        asset.version() > 1 ? "version " + asset.version() : "",
                        renditions == 0 ? "" : renditions == 1 ? "1 rendition" : renditions + " renditions",
                        length == null ? "" : Timecode.of(length / 1000.0),
                        playable(asset) ? progress(asset) : "")
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** "preparing 43 % · 1 min 10 s left"; empty while nothing is under way. */
    static String progress(Asset asset) {
        var progress = asset.preparation();
        if (progress == null) return asset.state() == AssetState.PREPARING ? "waiting" : "";
        if (progress.fraction() <= 0 || progress.fraction() >= 1) return progress.stage();
        var left = progress.secondsLeft();
        return "%s %.0f %%".formatted(progress.stage(), progress.fraction() * 100)
                + (left == null ? "" : " · " + Times.span(Duration.ofSeconds(left)) + " left");
    }

    /** Whether there is something to play. */
    static boolean playable(Asset asset) {
        return asset.durationMs() != null && asset.state() != AssetState.PREPARING;
    }

    /** Why it cannot be published now, as a sentence; empty while it can. */
    static String notPublishable(@Nullable Asset asset) {
        if (asset == null) return "There is no asset to publish.";
        return switch (asset.state()) {
            case READY -> "";
            case WITHDRAWN -> blocks(asset);
            case PUBLISHED -> "It is published already.";
            case DRAFT, PREPARING -> "It is still being prepared.";
            case NOT_READY -> notReady(asset);
        };
    }

    private static String notReady(Asset asset) {
        var failure = asset.failure();
        return failure != null ? failure.title() : blocks(asset);
    }

    private static String blocks(Asset asset) {
        var readiness = asset.readiness();
        if (readiness == null) return "It has not been checked yet.";
        if (readiness.blocks() == 0) return "";
        return readiness.blocks() == 1
                ? "One finding blocks it: mend it, then check again."
                : readiness.blocks() + " findings block it: mend them, then check again.";
    }

    /** Why it cannot be withdrawn now; empty while it can. */
    static String notWithdrawable(@Nullable Asset asset) {
        return asset != null && asset.state() == AssetState.PUBLISHED ? "" : "Only a published asset can be withdrawn.";
    }

    /** Why it cannot be checked now; empty while it can. */
    static String notCheckable(@Nullable Asset asset) {
        if (asset == null) return "There is no asset to check.";
        if (asset.preparation() != null || asset.state() == AssetState.PREPARING) return "It is being worked on.";
        if (asset.durationMs() == null) return "Nothing was prepared that could be checked.";
        return asset.state() == AssetState.WITHDRAWN ? "Withdrawn assets are not checked." : "";
    }

    /** Why no new version can be prepared now; empty while one can. */
    static String notPreparable(@Nullable Asset asset) {
        if (asset == null) return "There is no asset to prepare.";
        if (asset.preparation() != null || asset.state() == AssetState.PREPARING) return "It is being worked on.";
        return asset.state() == AssetState.DRAFT || asset.profile().equals("live")
                ? "A live asset is encoded as it comes."
                : "";
    }

    /** What went wrong beside an asset that stays what it is: a new version that was not taken, a check that broke off. */
    static @Nullable Problem beside(@Nullable Asset asset) {
        return asset == null || asset.state() == AssetState.NOT_READY ? null : asset.failure();
    }

    private static String count(int number, String word) {
        return number == 0 ? "" : number + " " + word;
    }
}
