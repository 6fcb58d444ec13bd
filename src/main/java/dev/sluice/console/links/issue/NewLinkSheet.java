package dev.sluice.console.links.issue;

import dev.sluice.api.Asset;
import dev.sluice.api.Risk;
import dev.sluice.api.ShareMode;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Describe;
import dev.sluice.console.links.ttl.TtlControl;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.AssetTitles;
import dev.sluice.console.ui.Fields;
import dev.sluice.console.ui.FormSheet;
import dev.sluice.console.ui.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;

/** The form of a new link, with the link it will make. */
public final class NewLinkSheet {
    private final NewLink form;

    public NewLinkSheet(NewLink form) {
        this.form = form;
    }

    /**
     * Its fields.
     *
     * @param published what may be shared
     * @param create makes the link
     * @param close takes the sheet away
     */
    public Node node(Desk desk, List<Asset> published, Act create, Runnable close) {
        return new FormSheet(
                        "new-link",
                        "New link",
                        "nothing is created",
                        form.problem(),
                        new ActButton(desk.acts(), create).primary(),
                        close,
                        Fields.labelled("Video", assets(published)),
                        Fields.choice("Mode", ShareMode.values(), form.mode),
                        Fields.row(
                                Fields.choice("Risk", Risk.values(), form.risk),
                                Fields.text("Channel", "partner-newsletter", form.channel)),
                        Fields.labelled("Time to live", new TtlControl(form.ttl)),
                        sites(),
                        binding())
                .foot(preview());
    }

    /** The act of creating what this form says. */
    public static Act create(NewLink form, Consumer<NewLink> body) {
        return Act.of("links.create", "Create link")
                .help("Creates the link and shows it")
                .needs(dev.sluice.api.Role.PRODUCER)
                .changes()
                .unless(form.problem())
                .runs(() -> body.accept(form));
    }

    private Node assets(List<Asset> published) {
        var box = new ComboBox<Asset>();
        box.getItems().setAll(published);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setPromptText(published.isEmpty() ? "No video is published yet" : "Choose a video");
        box.setVisibleRowCount(10);
        box.setConverter(new AssetTitles());
        box.valueProperty().bindBidirectional(form.asset);
        if (published.size() == 1) box.setValue(published.getFirst());
        return Describe.control(box, "Video", "Only published videos can be shared.");
    }

    private Node binding() {
        var title = Texts.strong("Bound to");
        var fields = new VBox(
                title,
                Fields.row(
                        Fields.text("Recipient", "person or system", form.recipient),
                        Fields.text("Viewer", "id from your backend", form.viewer)),
                Fields.row(
                        Fields.text("Addresses", "203.0.113.0/24", form.addresses),
                        Fields.text("Devices", "desktop, mobile or tv", form.device)),
                Fields.row(
                        Fields.text("Sessions at once", "no limit", form.sessions),
                        Fields.text("Opens", "no limit", form.opens),
                        Fields.text("Not before", "2026-12-31T18:00:00Z", form.notBefore)));
        fields.getStyleClass().add("section");
        return fields;
    }

    /** Asked for embed links only, where one or the other has to be said. */
    private Node sites() {
        var any = new CheckBox("Any site may frame it");
        any.selectedProperty().bindBidirectional(form.anyOrigin);
        Describe.control(any, "Any site may frame it", "Whoever copies the address can put it into a page of theirs.");
        var named = Fields.text("Sites that may frame it", "https://www.example.com, …", form.origins);
        named.disableProperty().bind(form.anyOrigin);
        var sites = new VBox(named, any);
        sites.getStyleClass().add("field-group");
        sites.visibleProperty().bind(form.mode.isEqualTo(ShareMode.EMBED));
        sites.managedProperty().bind(sites.visibleProperty());
        return sites;
    }

    private Node preview() {
        var link = Texts.code("");
        link.textProperty().bind(form.preview());
        link.setWrapText(true);
        var note = Texts.prose("", "muted");
        note.textProperty().bind(form.note());
        var box = new VBox(Texts.strong("What comes out"), link, note);
        box.getStyleClass().add("quote");
        if (form.localOnly()) box.getChildren().add(localOnly());
        return box;
    }

    static Node localOnly() {
        return Texts.prose("Works on this machine only, until the service has a public URL.", "tone-warn");
    }
}
