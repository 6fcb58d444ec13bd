package dev.sluice.console.inspect;

import dev.sluice.api.Finding;
import dev.sluice.api.InspectedShare;
import dev.sluice.console.chart.Waterfall;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Page;
import dev.sluice.console.ui.PartByPart;
import dev.sluice.console.ui.Shown;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Times;
import dev.sluice.console.ui.Tone;
import dev.sluice.console.ui.Verdict;
import dev.sluice.diagnosis.ClientRow;
import dev.sluice.diagnosis.Exchange;
import dev.sluice.token.foreign.DecodedLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/**
 * The answer of an inspection, its findings, its requests and its cards, from the first word to the verdict. Built once; what
 * comes is added to what is there, a part a frame, and what stays in the end is where it was.
 */
final class ResultPage extends VBox {
    private static final int LINES = 24;

    private final PartByPart building = new PartByPart();
    private final Answer answers;
    private final Verdict verdict = new Verdict();
    private final FindingsCard findings = new FindingsCard();
    private final Waterfall walk = new Waterfall();
    private final Button others;
    private final Node notWalked = Texts.prose("No request was made.", "muted");
    private final Slot<Optional<InspectedShare>> link;
    private final Slot<List<ClientRow>> clients;
    private final Slot<Optional<InspectedShare>> sessions;
    private final Slot<DecodedLink> token;
    private List<Exchange> asked = List.of();
    private List<Exchange> fresh = List.of();
    private boolean all;

    /**
     * A page.
     *
     * @param bundle a card under the verdict, which shows itself
     * @param others opens and closes the rows of other clients
     */
    ResultPage(Answer answers, Node bundle, Button others, Times times) {
        this.answers = answers;
        this.others = others;
        link = new Slot<>(known -> LinkCard.of(known.orElse(null), times));
        clients = new Slot<>(ClientCard::of);
        sessions = new Slot<>(known -> SessionCard.of(known.orElse(null), times));
        token = new Slot<>(decoded -> TokenCard.of(decoded, times));
        getStyleClass().addAll("column", "inspect-result");
        Shown.set(notWalked, false);
        Shown.set(others, false);
        others.getStyleClass().add("small");
        var wide = Page.column(findings, new Card(WalkRows.TITLE, notWalked, walk).note(others));
        getChildren().addAll(verdict, bundle, new Beside(wide, Page.column(link, clients, sessions, token)));
    }

    /** Forgets the inspection before: another one begins. */
    void begin() {
        building.build(List.of());
        // As high as it was until the verdict stands: a page that changes its height is drawn anew as a whole.
        setMinHeight(getHeight());
        verdict.say(Tone.NEUTRAL, "Reading the link.", "Nothing is asked of anybody for that.");
        verdict.acts();
        verdict.note("");
        findings.empty();
        walk.show(List.of());
        Shown.set(others, false);
        Shown.set(notWalked, false);
        Stream.of(link, clients, sessions, token).forEach(Slot::empty);
    }

    /** Shows how far one has come; never coloured, for nothing is decided. */
    void show(SoFar now) {
        var decoded = now.decoded();
        if (decoded == null) {
            begin();
            return;
        }
        verdict.say(Tone.NEUTRAL, decoded.sentence(), "Asking the service, then opening it as viewers do.");
        int requests = now.asked().size() + now.fresh().size();
        verdict.note(requests == 0 ? "" : requests + " requests so far");
        var known = now.known();
        var parts = parts(decoded.link(), now.findings(), now.asked(), now.fresh());
        if (known != null) {
            parts.addAll(link.parts(Optional.of(known)));
            parts.addAll(sessions.parts(Optional.of(known)));
        }
        building.build(parts);
    }

    /** Shows what came out: the sentence at once, the rest in the frames after it. */
    void show(InspectModel.Result found) {
        var inspection = found.inspection();
        answers.say(verdict, found);
        var known = Optional.ofNullable(inspection.known());
        var asked = Stream.concat(inspection.exchanges().stream(), inspection.others().stream())
                .toList();
        var parts = new ArrayList<Runnable>();
        parts.add(() -> answers.acts(verdict, found));
        parts.addAll(parts(inspection.decoded(), inspection.findings(), asked, inspection.fresh()));
        parts.addAll(link.parts(known));
        parts.addAll(clients.parts(inspection.clients()));
        parts.addAll(sessions.parts(known));
        parts.add(
                () -> Shown.set(notWalked, asked.isEmpty() && inspection.fresh().isEmpty()));
        parts.add(() -> setMinHeight(USE_COMPUTED_SIZE));
        building.build(parts);
    }

    /** Opens the rows of other clients, or closes them; it stays so for the links after this one. */
    void toggleOthers() {
        all = !all;
        building.add(lines());
    }

    /** Whether everything that is known is on the screen. */
    boolean complete() {
        return building.done();
    }

    private List<Runnable> parts(
            DecodedLink decoded, List<Finding> found, List<Exchange> nowAsked, List<Exchange> nowFresh) {
        asked = nowAsked;
        fresh = nowFresh;
        var parts = new ArrayList<Runnable>(findings.parts(found));
        parts.addAll(lines());
        parts.addAll(token.parts(decoded));
        return parts;
    }

    /** What is left to do to show the requests: some lines each. */
    private List<Runnable> lines() {
        var parts = new ArrayList<Runnable>();
        var rows = WalkRows.of(asked, fresh, all);
        for (int most = LINES; most < rows.size() + LINES; most += LINES) {
            var some = rows.subList(0, Math.min(most, rows.size()));
            parts.add(() -> walk.show(some));
        }
        if (rows.isEmpty()) {
            parts.add(() -> walk.show(rows));
        }
        long more = WalkRows.others(asked);
        parts.add(() -> {
            others.setText(all ? "Hide other clients" : "Show " + more + " requests of other clients");
            Shown.set(others, more > 0);
        });
        return parts;
    }
}
