package dev.sluice.console.settings.emergency;

import dev.sluice.api.EmergencySettings;
import dev.sluice.api.EmergencySettings.Cdn;
import dev.sluice.api.Role;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Sheet;
import dev.sluice.console.ui.Texts;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The commercial CDN that a run purges, and the acts that set it and take it away. */
final class CdnRow {
    private final Desk desk;
    private final ObservableValue<@Nullable EmergencySettings> settings;
    private final Act set;
    private final Act remove;

    /** @param kept takes what becomes of the settings */
    CdnRow(
            Desk desk,
            ObservableValue<@Nullable EmergencySettings> settings,
            Sheet sheet,
            Consumer<UnaryOperator<EmergencySettings>> kept) {
        this.desk = desk;
        this.settings = settings;
        Consumer<@Nullable Cdn> keep = cdn -> kept.accept(
                now -> new EmergencySettings(now.secondAdmin(), now.drills(), now.webhooks(), cdn, now.revision()));
        set = Act.of("settings.cdn", "Set CDN")
                .help("How the CDN in front of the edges is purged by a run")
                .needs(Role.ADMIN)
                .changes()
                .unless(settings.map(read -> "").orElse("The settings were not read yet."))
                .runs(() -> sheet.open(new CdnSheet(desk, now(), keep).node(sheet::close)));
        remove = Act.of("settings.cdn-remove", "Remove CDN")
                .help("Runs purge nothing any more")
                .needs(Role.ADMIN)
                .destroys()
                .unless(settings.map(read -> now() == null ? "No CDN is set." : "")
                        .orElse("The settings were not read yet."))
                .runs(() -> keep.accept(null));
    }

    Act set() {
        return set;
    }

    Act remove() {
        return remove;
    }

    Node node() {
        var words = Texts.prose(words(now()));
        HBox.setHgrow(words, Priority.ALWAYS);
        var acts = new HBox(new ActButton(desk.acts(), remove), new ActButton(desk.acts(), set));
        acts.getStyleClass().add("field-row");
        var row = new VBox(words, acts);
        row.getStyleClass().add("labelled");
        return row;
    }

    private @Nullable Cdn now() {
        var read = settings.getValue();
        return read == null ? null : read.cdn();
    }

    private static String words(@Nullable Cdn cdn) {
        if (cdn == null) return "None: a run purges nothing.";
        String key = cdn.secretKept() ? ", its secret in " + cdn.header() : "";
        return cdn.name() + ", purged by " + cdn.method() + " at " + Addresses.host(cdn.url()) + key + ".";
    }
}
