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
    private final Node notWalked = Texts.prose("No request was made.", "muted");
    private final Slot<Optional<InspectedShare>> link;
    private final Slot<List<ClientRow>> clients;
    private final Slot<Optional<InspectedShare>> sessions;
    private final Slot<DecodedLink> token;

    /** A page with this card under the verdict, which shows itself. */
    ResultPage(Answer answers, Node bundle, Times times) {
        this.answers = answers;
        link = new Slot<>(known -> LinkCard.of(known.map(InspectedShare::share).orElse(null), times));
        clients = new Slot<>(ClientCard::of);
        sessions = new Slot<>(known -> SessionCard.of(known.orElse(null), times));
        token = new Slot<>(decoded -> TokenCard.of(decoded, times));
        getStyleClass().addAll("column", "inspect-result");
        Shown.set(notWalked, false);
        var wide = Page.column(findings, new Card(WalkRows.TITLE, notWalked, walk));
        getChildren()
                .addAll(
                        verdict,
                        bundle,
                        Page.columns(new double[] {7, 3}, wide, Page.column(link, clients, sessions, token)));
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

    /** Whether everything that is known is on the screen. */
    boolean complete() {
        return building.done();
    }

    private List<Runnable> parts(DecodedLink decoded, List<Finding> found, List<Exchange> asked, List<Exchange> fresh) {
        var parts = new ArrayList<Runnable>(findings.parts(found));
        var rows = WalkRows.of(asked, fresh);
        if (rows.isEmpty()) {
            parts.add(() -> walk.show(rows));
        }
        for (int most = LINES; most < rows.size() + LINES; most += LINES) {
            var some = rows.subList(0, Math.min(most, rows.size()));
            parts.add(() -> walk.show(some));
        }
        parts.addAll(token.parts(decoded));
        return parts;
    }
}
