package dev.sluice.console.preview;

import dev.sluice.api.Asset;
import dev.sluice.api.Problem;
import dev.sluice.console.ui.KeyValueList;
import dev.sluice.console.ui.Texts;
import dev.sluice.relay.UpstreamRequest;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What stands on the screen while there is no picture. */
final class Messages {
    private Messages() {}

    /** A few words while something comes. */
    static Node quiet(String words) {
        var label = Texts.plain(words);
        label.getStyleClass().add("screen-quiet");
        return label;
    }

    /** A preparation under way, with how far it is. */
    static Node preparing(Asset asset, Node cancel) {
        var progress = asset.preparation();
        var bar = new ProgressBar(progress == null || progress.fraction() <= 0 ? -1 : progress.fraction());
        bar.setAccessibleText("Preparation");
        return card(
                Texts.strong("This video is being prepared"),
                bar,
                Texts.muted(AssetWords.progress(asset)),
                Texts.prose("It plays here as soon as it is ready; leaving this screen does not stop it.", "muted"),
                cancel);
    }

    /** What went wrong, what really came, and what to do. */
    static Node failure(String what, Problem problem, @Nullable UpstreamRequest request, Node... acts) {
        var said = request == null ? Optional.<String>empty() : Came.said(request);
        var card = card(
                Texts.muted(said.isEmpty() ? what : problem.title()),
                Texts.prose(said.orElse(problem.title()), "failure-sentence"));
        if (problem.nextAct() != null) card.getChildren().add(Texts.prose(problem.nextAct()));
        if (request != null) card.getChildren().add(came(request));
        else if (problem.detail() != null) card.getChildren().add(detail(problem.detail()));
        var foot = Texts.row(acts);
        foot.getChildren().addAll(Texts.spring(), Texts.code(problem.code()));
        card.getChildren().add(foot);
        card.setId("preview-failure");
        card.getStyleClass().add("failure");
        card.setAccessibleText(problem.title() + " " + Objects.requireNonNullElse(problem.nextAct(), ""));
        return card;
    }

    private static Node came(UpstreamRequest request) {
        var list = KeyValueList.texts();
        for (var line : Came.of(request)) list.add(line.name(), detail(line.value()));
        return list;
    }

    private static Node detail(String words) {
        return Texts.prose(words, "code", "evidence");
    }

    private static VBox card(Node... parts) {
        var card = new VBox(parts);
        card.setMaxHeight(Region.USE_PREF_SIZE);
        card.getStyleClass().add("screen-card");
        return card;
    }
}
