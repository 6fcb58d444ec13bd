package dev.sluice.cli;

import dev.sluice.api.Asset;
import dev.sluice.client.Upload;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Progress as lines on stderr, one for each tenth. */
final class Progress {
    private final Terminal terminal;
    private String said = "";

    private Progress(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Tells how a preparation goes. */
    static Consumer<Asset> of(Terminal terminal) {
        var progress = new Progress(terminal);
        return asset -> {
            var preparation = asset.preparation();
            if (preparation != null) {
                progress.say(preparation.stage(), preparation.fraction(), left(preparation.secondsLeft()));
            }
        };
    }

    /** Tells how a sending goes. */
    static Upload.Progress ofUpload(Terminal terminal) {
        var progress = new Progress(terminal);
        return (sent, total) -> progress.say("Sending", total == 0 ? 1 : (double) sent / total, "");
    }

    private static String left(@Nullable Long seconds) {
        return seconds == null || seconds == 0
                ? ""
                : ", " + (seconds < 120 ? seconds + " s" : seconds / 60 + " min") + " left";
    }

    private void say(String stage, double fraction, String left) {
        var line = String.format(Locale.ROOT, "%s %d %%", stage, Math.round(Math.floor(fraction * 10)) * 10);
        if (!line.equals(said)) {
            said = line;
            terminal.note(line + left);
        }
    }
}
