package dev.sluice.console.preview;

import dev.sluice.api.Problem;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.work.Latest;
import dev.sluice.console.work.Work;
import dev.sluice.relay.Cues;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** The captions over the picture: those of the chosen rendition at the time that is shown. */
final class CaptionLine extends StackPane {
    private final Work work;
    private final Playback playback;
    private final Latest latest = new Latest();
    private final Label words = Texts.plain("");
    private @Nullable String chosen;
    private @Nullable Cues cues;
    private boolean asking;

    CaptionLine(Work work, Playback playback) {
        this.work = work;
        this.playback = playback;
        words.setId("preview-captions");
        words.setWrapText(true);
        words.setTextAlignment(TextAlignment.CENTER);
        words.getStyleClass().add("screen-captions");
        words.visibleProperty().bind(words.textProperty().isNotEmpty());
        getChildren().setAll(words);
        setMouseTransparent(true);
        playback.position().subscribe(now -> follow());
        playback.state().subscribe(state -> {
            if (state instanceof PlayState.Opening) forget();
        });
    }

    /** Name of the rendition that is shown; null when none is. */
    @Nullable
    String chosen() {
        return chosen;
    }

    /** Shows a rendition; null shows none. */
    void choose(@Nullable String name) {
        chosen = name;
        forget();
        follow();
    }

    private void forget() {
        latest.cancel();
        asking = false;
        cues = null;
        words.setText("");
    }

    private void follow() {
        if (chosen == null || playback.stream().isEmpty()) return;
        var now = playback.position().get();
        var known = cues;
        if (known != null && known.holds(now)) words.setText(known.note().isEmpty() ? known.at(now) : known.note());
        else if (!asking) ask(chosen, now);
    }

    private void ask(String name, double now) {
        asking = true;
        latest.start(work.job("Reading captions", progress -> playback.captions(name, now))
                .quiet()
                .onSuccess(this::have)
                .onFailure(this::failed));
    }

    private void have(Cues read) {
        asking = false;
        cues = read;
        follow();
    }

    /** Not asked for again before they are chosen again: a server that refuses once refuses each second. */
    private void failed(Problem problem) {
        asking = false;
        cues = new Cues(0, Double.POSITIVE_INFINITY, List.of(), problem.title());
        follow();
    }
}
