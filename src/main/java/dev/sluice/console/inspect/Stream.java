package dev.sluice.console.inspect;

import dev.sluice.api.Finding;
import dev.sluice.api.InspectedShare;
import dev.sluice.diagnosis.Exchange;
import dev.sluice.diagnosis.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Brings the progress of one inspection to the application thread: the first word at once, the rest a few times a second,
 * however many there are, so that inspections never cost the window a frame.
 */
final class Stream implements Consumer<Progress> {
    private static final Duration PACE = Duration.millis(200);

    private final Consumer<SoFar> shown;
    private final List<Exchange> asked = new ArrayList<>();
    private final List<Exchange> fresh = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private Progress.@Nullable Decoded decoded;
    private @Nullable InspectedShare known;
    private boolean pending;
    private boolean ended;

    Stream(Consumer<SoFar> shown) {
        this.shown = shown;
    }

    @Override
    public void accept(Progress progress) {
        boolean first;
        boolean tell;
        synchronized (this) {
            first = decoded == null;
            switch (progress) {
                case Progress.Decoded said -> decoded = said;
                case Progress.Known(InspectedShare said) -> known = said;
                case Progress.Asked(Exchange exchange, boolean withFresh) -> (withFresh ? fresh : asked).add(exchange);
                case Progress.Found(Finding finding) -> findings.add(finding);
            }
            tell = !pending;
            pending = true;
        }
        if (tell) {
            Platform.runLater(first ? this::show : this::soon);
        }
    }

    /** Nothing is shown any more: the result is there, or nobody waits for it. Application thread. */
    synchronized void end() {
        ended = true;
    }

    private void soon() {
        var pause = new PauseTransition(PACE);
        pause.setOnFinished(end -> show());
        pause.play();
    }

    private void show() {
        SoFar now;
        synchronized (this) {
            pending = false;
            if (ended) return;
            var worstFirst = findings.stream()
                    .sorted(Comparator.comparing(Finding::severity))
                    .toList();
            now = new SoFar(decoded, known, List.copyOf(asked), List.copyOf(fresh), worstFirst);
        }
        shown.accept(now);
    }
}
