package dev.sluice.console.destinations;

import dev.sluice.api.DestinationKind;
import dev.sluice.api.HealthSample;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Acts;
import dev.sluice.console.chart.BarStrip;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.KeyValueList;
import dev.sluice.console.ui.Shown;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One destination of the show in view: what it is sent, how it does, and how it did. */
final class PublicationCard extends VBox {
    private static final int SHOWN = 120;
    private static final double PICTURE_WIDTH = 128;

    private final Card card;
    private final Chip state = new Chip("", Tone.NEUTRAL);
    private final Label sentence = Texts.prose("");
    private final ImageView picture = new ImageView();
    private final Label noPicture = Texts.small("no picture");
    private final KeyValueList facts = KeyValueList.figures();
    private final BarStrip history = new BarStrip();
    private final Label span = Texts.small("");
    private final Node stop;
    private final Node start;

    PublicationCard(Acts acts, Publication first, Act stopOne, Act startOne) {
        var destination = first.destination();
        card = new Card(first.name()).cuttable();
        setId("publication-" + destination);
        stop = new ActButton(acts, stopOne, () -> Map.of("destination", destination));
        start = new ActButton(acts, startOne, () -> Map.of("destination", destination));
        picture.setFitWidth(PICTURE_WIDTH);
        picture.setPreserveRatio(true);
        var still = new StackPane(noPicture, picture);
        still.getStyleClass().add("still");
        var words = new VBox(sentence, facts);
        words.getStyleClass().add("labelled");
        HBox.setHgrow(words, javafx.scene.layout.Priority.ALWAYS);
        var middle = new HBox(still, words);
        middle.getStyleClass().add("publication-body");
        history.getStyleClass().add("publication-history");
        card.getChildren().addAll(middle, history, span);
        getChildren().add(card);
    }

    void show(Publication p, List<HealthSample> samples, @Nullable Image still, boolean running) {
        card.title(p.name()).count(kind(p.kind()));
        state.say(Chip.word(p.state()), Board.tone(p.state()));
        sentence.setText(p.sentence());
        // What does not arrive is not shown as if it did.
        boolean arrives = p.state() == PublicationState.LIVE || p.state() == PublicationState.STRUGGLING;
        picture.setImage(arrives ? still : null);
        noPicture.setVisible(picture.getImage() == null);
        facts.clear();
        measured(p);
        card.note(running ? new Node[] {state, p.state().over() ? start : stop} : new Node[] {state});
        past(p, samples);
    }

    private void measured(Publication p) {
        var health = p.health();
        if (p.kind() == DestinationKind.WEBHOOK) {
            facts.add("Gets", "begin, end, replay and troubles of the show");
            return;
        }
        if (files(p.kind())) {
            facts.add("Copied", Figures.bytes(health.sentBytes()));
            return;
        }
        if (!p.state().over()) {
            facts.add("Bit rate", Figures.rate(health.bitRate(), health.targetBitRate()));
            facts.add("Delay", Figures.delay(health.delayMs()));
        }
        if (p.kind() == DestinationKind.OWNED) {
            facts.add("Breaks", Integer.toString(health.reconnects()));
            return;
        }
        facts.add("Dropped", health.droppedFrames() + " pictures, " + health.lateFrames() + " late");
        facts.add("Reconnects", Integer.toString(health.reconnects()));
        facts.add("Acknowledged", Figures.acknowledged(health));
    }

    private void past(Publication p, List<HealthSample> samples) {
        boolean drawn = !samples.isEmpty() && p.kind() != DestinationKind.WEBHOOK && !files(p.kind());
        Shown.set(history, drawn);
        span.setManaged(drawn);
        span.setVisible(drawn);
        if (!drawn) return;
        var part = samples.subList(Math.max(0, samples.size() - SHOWN), samples.size());
        history.show(part.stream()
                .map(s -> new BarStrip.Bar(
                        s.bitRate(),
                        Board.tone(s.state()),
                        Chip.word(s.state()) + ", " + Figures.rate(s.bitRate()) + ", delay "
                                + Figures.delay(s.delayMs())))
                .toList());
        long target = part.getLast().targetBitRate();
        history.reference(target == 0 ? Double.NaN : target);
        span.setText("Bit rate, every 5 s, n = " + part.size() + (target == 0 ? "" : "; line: what the source gives"));
    }

    /** Whether it gets files, which have no bit rate. */
    private static boolean files(DestinationKind kind) {
        return kind == DestinationKind.FOLDER || kind == DestinationKind.S3;
    }

    private static String kind(DestinationKind kind) {
        return switch (kind) {
            case OWNED -> "HLS here";
            case RTMP -> "RTMP";
            case SRT -> "SRT";
            case WEBHOOK -> "webhook";
            case FOLDER -> "folder";
            case S3 -> "bucket";
        };
    }
}
