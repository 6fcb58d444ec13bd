package dev.sluice.console.inspect;

import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.Shown;
import dev.sluice.console.ui.Texts;
import dev.sluice.diagnosis.Inspection;
import dev.sluice.token.foreign.LinkKind;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** The site that an embed link is tried on, in place of any; there for embed links only. */
final class SiteField extends HBox {
    private final TextField field = new TextField();

    /** @param tried hears the site; Enter says it */
    SiteField(Consumer<String> tried) {
        getStyleClass().add("inline");
        var label = Texts.muted("on a page of");
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(field);
        field.setPrefColumnCount(16);
        Describe.control(field, "Site that frames it", "Inspects it as it plays on a page of this site, with Enter");
        field.setOnAction(enter -> tried.accept(field.getText()));
        getChildren().addAll(label, field);
        Shown.set(this, false);
    }

    /** Another link is inspected. */
    void begin() {
        field.clear();
        Shown.set(this, false);
    }

    /** Offers itself where the link is made for pages of others. */
    void offer(Inspection found) {
        var share = found.share();
        var sites = share == null ? List.<String>of() : share.binding().origins();
        field.setPromptText(sites.isEmpty() ? "https://shop.example" : sites.getFirst());
        Shown.set(this, found.kind() == LinkKind.SLUICE_EMBED);
    }
}
