package dev.sluice.console.links;

import dev.sluice.api.Role;
import dev.sluice.client.ShareFilter;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Texts;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/** Says that links are outside the TTL policy, shows them, and brings them in line; is not there while none are. */
final class OutsideBar extends HBox {
    private final Act align;

    OutsideBar(Desk desk, LinksModel model, Runnable inLine) {
        getStyleClass().add("outside-bar");
        align = Act.of("links.align-all", "Bring all in line")
                .help("Gives each the nearest time inside its tier's range, as one act that can be taken back")
                .needs(Role.ADMIN)
                .changes()
                .unless(model.outside()
                        .map(count -> count.longValue() > 0 ? "" : "Every live link is inside the policy."))
                .runs(inLine);
        var words = Texts.strong("");
        words.textProperty()
                .bind(model.outside()
                        .map(count -> count.longValue() == 1
                                ? "1 live link is outside the TTL policy."
                                : String.format(
                                        Locale.ROOT, "%,d live links are outside the TTL policy.", count.longValue())));
        var show = new Button("Show them");
        show.setOnAction(
                click -> model.filter().set(ShareFilter.ALL.outside(true).withSort("expires")));
        getChildren().addAll(words, Texts.spring(), show, new ActButton(desk.acts(), align));
        visibleProperty().bind(model.outside().greaterThan(0));
        managedProperty().bind(visibleProperty());
    }

    Act act() {
        return align;
    }
}
