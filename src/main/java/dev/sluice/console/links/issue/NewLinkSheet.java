package dev.sluice.console.links.issue;

import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
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
import javafx.beans.value.ObservableValue;
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
     * @param assets what may be shared: published videos, and others where the operator may pass the publish gate
     * @param create makes the link
     * @param close takes the sheet away
     */
    public Node node(Desk desk, List<Asset> assets, Act create, Runnable close) {
        return new FormSheet(
                        "new-link",
                        "New link",
                        "nothing is created",
                        form.problem(),
                        new ActButton(desk.acts(), create).primary(),
                        close,
                        Fields.labelled("Video", assets(assets)),
                        shown(
                                Fields.text("Why it may be shared unpublished", "goes into the audit", form.override),
                                form.unpublished()),
                        Fields.choice("Mode", ShareMode.values(), form.mode),
                        Fields.row(
                                Fields.choice("Risk", Risk.values(), form.risk),
                                Fields.text("Channel", "partner-newsletter", form.channel)),
                        Fields.labelled("Time to live", new TtlControl(form.ttl)),
                        shown(embed(), form.mode.map(mode -> mode == ShareMode.EMBED)),
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

    private Node assets(List<Asset> assets) {
        var published = assets.stream()
                .filter(asset -> asset.state() == AssetState.PUBLISHED)
                .toList();
        var box = new ComboBox<Asset>();
        box.getItems().setAll(assets);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setPromptText(published.isEmpty() ? "No video is published yet" : "Choose a video");
        box.setVisibleRowCount(10);
        box.setConverter(new AssetTitles());
        box.valueProperty().bindBidirectional(form.asset);
        if (published.size() == 1) box.setValue(published.getFirst());
        return Describe.control(box, "Video", "Published videos can be shared; others by an admin only, who says why.");
    }

    private Node binding() {
        var title = Texts.strong("Bound to");
        var fields = new VBox(
                title,
                Fields.row(
                        Fields.text("Recipient", "person or system", form.bound.recipient),
                        Fields.text("Viewer", "id from your backend", form.bound.viewer)),
                Fields.text("Addresses", "203.0.113.0/24 or 2001:db8::/32", form.bound.addresses),
                Fields.choice("Devices", BoundTo.Device.values(), form.bound.device),
                Fields.row(
                        Fields.text("Sessions at once", "no limit", form.bound.sessions),
                        Fields.text("Opens", "no limit", form.bound.opens),
                        Fields.text("Not before", Moment.FORMS, form.bound.notBefore)));
        fields.getStyleClass().add("section");
        return fields;
    }

    /** Who may frame an embed link, one or the other of which has to be said, and when it ends. */
    private Node embed() {
        var any = new CheckBox("Any site may frame it");
        any.selectedProperty().bindBidirectional(form.bound.anyOrigin);
        Describe.control(any, "Any site may frame it", "Whoever copies the address can put it into a page of theirs.");
        var named = Fields.text("Sites that may frame it", "https://www.example.com, …", form.bound.origins);
        named.disableProperty().bind(form.bound.anyOrigin);
        var embed = new VBox(named, any, Fields.text("Ends", "one year from now, or " + Moment.FORMS, form.ends));
        embed.getStyleClass().add("field-group");
        return embed;
    }

    private static Node shown(Node node, ObservableValue<Boolean> when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
        return node;
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
