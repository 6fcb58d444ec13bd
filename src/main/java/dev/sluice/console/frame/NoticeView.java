package dev.sluice.console.frame;

import dev.sluice.console.act.Describe;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Notice;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The notice on the screen: what happened, what was kept, what to do, its code. Errors stay until they are closed. */
final class NoticeView extends VBox {
    private static final Duration GOOD_NEWS = Duration.seconds(6);

    private final Desk desk;
    private final PauseTransition away = new PauseTransition(GOOD_NEWS);

    NoticeView(Desk desk) {
        this.desk = desk;
        setId("notice");
        getStyleClass().add("notice");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        away.setOnFinished(end -> desk.notices().dismiss());
        desk.notices().shown().subscribe(this::show);
    }

    private void show(@Nullable Notice notice) {
        away.stop();
        setVisible(notice != null);
        setManaged(notice != null);
        if (notice == null) return;
        getStyleClass().setAll("notice", notice.tone().styleClass());
        getChildren().setAll(head(notice));
        line(notice.kept());
        line(notice.next());
        if (!notice.code().isEmpty()) getChildren().add(foot(notice));
        if (notice.tone() == Tone.OK) away.playFromStart();
        setAccessibleText(notice.text());
    }

    private HBox head(Notice notice) {
        var bad = notice.tone() == Tone.BAD;
        var sentence = Texts.prose(notice.happened(), bad ? "strong" : "label");
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        var head = new HBox(new FontIcon(bad ? Feather.ALERT_TRIANGLE : Feather.CHECK_CIRCLE), sentence, close());
        head.getStyleClass().add("notice-head");
        return head;
    }

    private HBox foot(Notice notice) {
        var copy = new Button("Copy details");
        copy.getStyleClass().add("small");
        copy.setOnAction(click -> desk.clip().copy(notice.text()));
        Describe.control(copy, "Copy details", "Copies all of this as text, with its code and time.");
        return Texts.row(Texts.code(notice.code()), Texts.spring(), copy);
    }

    private Button close() {
        var close = new Button(null, new FontIcon(Feather.X));
        close.getStyleClass().addAll("flat", "small", "button-icon");
        close.setOnAction(click -> desk.notices().dismiss());
        return Describe.control(close, "Close", "Takes this off the screen; it stays among the notices.");
    }

    private void line(String text) {
        if (!text.isEmpty()) getChildren().add(paragraph(text));
    }

    private static Label paragraph(String text) {
        return Texts.prose(text, "muted");
    }
}
