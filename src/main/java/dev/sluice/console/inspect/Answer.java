package dev.sluice.console.inspect;

import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Acts;
import dev.sluice.console.ui.Times;
import dev.sluice.console.ui.Tone;
import dev.sluice.console.ui.Verdict;
import dev.sluice.diagnosis.Inspection;
import dev.sluice.diagnosis.LinkVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The answer of an inspection, and the acts that follow from it: the first is what most people would do next. */
final class Answer {
    private final Acts acts;
    private final InspectActs own;
    private final Act bundle;

    Answer(Acts acts, InspectActs own, Act bundle) {
        this.acts = acts;
        this.own = own;
        this.bundle = bundle;
    }

    /** The verdict and why. */
    void say(Verdict verdict, InspectModel.Result found) {
        var inspection = found.inspection();
        verdict.say(tone(inspection.verdict()), inspection.sentence(), why(inspection));
        var side = inspection.side().isEmpty() ? "" : "look at " + inspection.side() + " · ";
        verdict.note(
                side + "decoded %s · walked %s".formatted(span(inspection.decodedMs()), span(inspection.walkedMs())));
    }

    /** What follows from it. */
    void acts(Verdict verdict, InspectModel.Result found) {
        verdict.acts(buttons(found.inspection()));
    }

    private static String why(Inspection inspection) {
        return Stream.of(inspection.why(), inspection.fix())
                .filter(part -> !part.isEmpty())
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }

    private Node[] buttons(Inspection inspection) {
        var first = primary(inspection);
        var row = new ArrayList<Node>();
        if (first != null) {
            row.add(button(inspection, first).primary());
        }
        offered(inspection).stream()
                .filter(act -> !act.equals(first))
                .map(act -> button(inspection, act))
                .forEach(row::add);
        return row.toArray(Node[]::new);
    }

    private ActButton button(Inspection inspection, Act act) {
        var button = new ActButton(acts, act);
        inspection
                .usualTtl()
                .filter(usual -> act.equals(own.reissueAsUsual))
                .ifPresent(usual -> button.setText("Reissue for " + Times.span(usual)));
        return button;
    }

    /** What can be of use; acts on a share only where there is one. */
    private List<Act> offered(Inspection inspection) {
        if (inspection.decoded().address() == null) {
            return List.of(own.copySentence, bundle);
        }
        var all = new ArrayList<Act>();
        if (inspection.share() != null) {
            all.add(own.reissue);
            if (inspection.usualTtl().isPresent()) {
                all.add(own.reissueAsUsual);
            }
            all.add(own.extend);
        }
        all.addAll(List.of(own.copySentence, own.copyCurl, own.preview, bundle));
        if (inspection.share() != null) {
            all.add(own.revoke);
        }
        return all;
    }

    private @Nullable Act primary(Inspection inspection) {
        var known = inspection.known();
        boolean shouldNotPlay = known != null && known.refusalCode() != null;
        return switch (inspection.verdict()) {
            case EXPIRED, REVOKED -> inspection.share() == null ? own.copySentence : own.reissue;
            case FROZEN -> own.unfreeze;
            case ASSET_NOT_PUBLISHED, MEDIA_BROKEN -> own.preview;
            case EDGE_UNHEALTHY -> shouldNotPlay ? acts.find("emergency").orElse(bundle) : bundle;
            case TOKEN_LOST, CORS, CLOCK, ORIGIN_SLOW, SERVICE_UNREACHABLE -> bundle;
            case NOT_MEASURED -> barred(inspection) ? own.anywhere : own.copySentence;
            case NOT_A_LINK -> null;
            case PLAYABLE, NOT_YET_VALID, WRONG_CONTEXT, UNKNOWN_LINK -> own.copySentence;
        };
    }

    private static boolean barred(Inspection inspection) {
        return inspection.fix().contains("--allow-private");
    }

    static Tone tone(LinkVerdict verdict) {
        return switch (verdict) {
            case PLAYABLE -> Tone.OK;
            case NOT_MEASURED -> Tone.NEUTRAL;
            case FROZEN, NOT_YET_VALID, ORIGIN_SLOW, CLOCK -> Tone.WARN;
            default -> Tone.BAD;
        };
    }

    private static String span(double ms) {
        return ms < 0.5 ? "under 1 ms" : Times.span(Duration.ofMillis(Math.round(ms)));
    }
}
