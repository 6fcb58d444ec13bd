package dev.sluice.console.frame;

import dev.sluice.console.act.Acts;
import dev.sluice.console.act.Describe;
import dev.sluice.console.shell.Navigator;
import dev.sluice.console.shell.Place;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The places, with a bar at the one we are at. */
final class Rail extends VBox {
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");

    Rail(Acts acts, Navigator navigator) {
        getStyleClass().add("rail");
        for (var place : Place.onRail()) {
            if (place == Place.SETTINGS) getChildren().add(foot());
            getChildren().add(item(place, acts));
        }
        navigator.current().subscribe(now -> getChildren().forEach(item -> mark(item, now)));
    }

    /** What is set a few times a year stands apart, at the foot. */
    private static Region foot() {
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private static Button item(Place place, Acts acts) {
        var item = new Button(place.title(), new FontIcon(place.icon()));
        item.setId("rail-" + place.id());
        item.getStyleClass().add("rail-item");
        item.setContentDisplay(ContentDisplay.TOP);
        item.setMaxWidth(Double.MAX_VALUE);
        item.setUserData(place);
        var act = acts.find("go." + place.id()).orElseThrow();
        item.setOnAction(click -> acts.run(act));
        return Describe.control(item, place.title(), act.label(), act.shortcut());
    }

    private static void mark(Node item, @Nullable Place now) {
        var here = item.getUserData() == now;
        item.pseudoClassStateChanged(HERE, here);
        item.setAccessibleHelp(here ? "You are here" : "");
    }
}
