package dev.sluice.console.links.detail;

import dev.sluice.api.AuditEntry;
import dev.sluice.api.SessionInfo;
import dev.sluice.console.links.detail.LinkFacts.Facts;
import dev.sluice.console.ui.AuditWords;
import dev.sluice.console.ui.KeyValueList;
import dev.sluice.console.ui.StatusDot;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.TimeLabel;
import dev.sluice.console.ui.Times;
import dev.sluice.console.ui.Tone;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Sessions and history of a link, a few lines each. */
final class FactRows extends VBox {
    private static final int SESSIONS = 5;

    private final Times times;

    FactRows(Times times) {
        this.times = times;
        getStyleClass().add("column");
    }

    void show(@Nullable Facts facts) {
        getChildren().clear();
        if (facts == null) return;
        var hour = facts.hour();
        if (hour != null) getChildren().add(LinkDetail.section("Last hour", HourRows.of(hour)));
        getChildren()
                .addAll(
                        LinkDetail.section(sessionTitle(facts), sessions(facts)),
                        LinkDetail.section("History", history(facts)));
    }

    private static String sessionTitle(Facts facts) {
        var count = facts.sessions().size();
        return count <= SESSIONS ? "Sessions" : "Sessions, newest %d of %d".formatted(SESSIONS, count);
    }

    private Node sessions(Facts facts) {
        if (facts.sessions().isEmpty()) return Texts.muted("Nobody has opened it yet.");
        var list = KeyValueList.figures();
        facts.sessions().stream().limit(SESSIONS).forEach(session -> list.add(name(session), started(session)));
        return list;
    }

    private Node name(SessionInfo session) {
        var live = session.endedBy() == null
                && session.expiresAt().isAfter(times.now().get());
        var dot = new StatusDot(live ? Tone.OK : Tone.NEUTRAL, live ? "may watch" : "over");
        return Texts.row(dot, ellipsis(Texts.plain(session.client())));
    }

    private Node started(SessionInfo session) {
        return muted(new TimeLabel(times, session.startedAt()));
    }

    private Node history(Facts facts) {
        if (facts.history().isEmpty()) return Texts.muted("Nothing is in the audit log.");
        var list = KeyValueList.figures();
        facts.history().forEach(line -> list.add(did(line), muted(new TimeLabel(times, line.at()))));
        return list;
    }

    private static Node did(AuditEntry line) {
        var words = ellipsis(Texts.plain(line.who() + " " + AuditWords.act(line)));
        var detail = AuditWords.detail(line);
        if (!detail.isEmpty()) words.setTooltip(dev.sluice.console.act.Describe.tooltip(detail));
        return words;
    }

    private static Label ellipsis(Label label) {
        label.setMinWidth(0);
        return label;
    }

    private static Label muted(Label label) {
        label.getStyleClass().add("muted");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
