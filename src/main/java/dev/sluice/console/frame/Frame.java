package dev.sluice.console.frame;

import dev.sluice.console.act.ReasonTips;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Place;
import dev.sluice.console.theme.Theme;
import dev.sluice.console.ui.EmptyState;
import java.util.Map;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The whole window: bars around, a workspace in the middle, notices and overlays on top. */
public final class Frame {
    private final Desk desk;
    private final ShellModel model;
    private final Overlay overlay;
    private final StackPane content = new StackPane();
    private final Scene scene;

    /** Builds the frame and shows nothing yet; application thread. */
    public Frame(Desk desk, ShellModel model, Theme theme, double width, double height) {
        this.desk = desk;
        this.model = model;
        overlay = new Overlay(desk);
        new ShellActs(desk).register(theme, overlay);
        content.getStyleClass().add("content");
        content.getChildren()
                .setAll(new EmptyState(Feather.LOADER, "The service is starting.", "This takes a second or two."));
        desk.navigator().current().subscribe(this::show);
        scene = new Scene(layers(), width, height);
        theme.dress(scene);
        new KeyRouter(desk.acts(), () -> desk.times().now().get(), overlay::isOpen).install(scene);
        overlay.install(scene);
        LinkDrop.on(scene.getRoot(), this::inspect);
        ReasonTips.install(scene);
    }

    public Scene scene() {
        return scene;
    }

    /** Lets the time run and asks the service from now on. */
    public void live(ServiceFacts facts) {
        var second = new Timeline(
                new KeyFrame(Duration.seconds(1), tick -> desk.times().tick()));
        second.setCycleCount(Animation.INDEFINITE);
        second.play();
        new ServicePoll(desk, facts, model).start();
    }

    /** Asks something that has to be answered before anything else. */
    public void sheet(Region content) {
        overlay.ask(content);
    }

    /** Takes away what lies over the content. */
    public void closeSheet() {
        overlay.close();
    }

    /** A question that is open goes first. */
    private void inspect(String link) {
        if (!overlay.isOpen()) {
            desk.acts().find("inspect").ifPresent(act -> desk.acts().run(act, Map.of("link", link)));
        }
    }

    private StackPane layers() {
        var frame = new BorderPane(content);
        frame.setTop(new TopBar(desk, model));
        frame.setLeft(new Rail(desk.acts(), desk.navigator()));
        frame.setBottom(new StatusLine(desk, model, overlay::notices));
        frame.getStyleClass().add("frame");
        return new StackPane(
                frame,
                floating(new UndoToast(desk), Pos.BOTTOM_CENTER),
                floating(new NoticeView(desk), Pos.BOTTOM_RIGHT),
                overlay.node());
    }

    private void show(@Nullable Place place) {
        if (place != null)
            content.getChildren().setAll(desk.navigator().workspace(place).root());
    }

    private static Node floating(Node node, Pos where) {
        StackPane.setAlignment(node, where);
        node.getStyleClass().add("floating");
        return node;
    }
}
