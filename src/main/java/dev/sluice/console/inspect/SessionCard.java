package dev.sluice.console.inspect;

import dev.sluice.api.InspectedShare;
import dev.sluice.api.SessionInfo;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.KeyValueList;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Times;
import dev.sluice.diagnosis.ViewerSide;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Who has watched by this link, and who was refused. */
final class SessionCard {
    private static final int SHOWN = 8;

    private SessionCard() {}

    static Card of(@Nullable InspectedShare known, Times times) {
        List<SessionInfo> sessions = known == null ? List.of() : known.sessions();
        var card = new Card("Sessions on this link").count(Integer.toString(sessions.size()));
        if (known == null || sessions.isEmpty()) {
            card.getChildren().add(Texts.prose("Nobody has started one.", "muted"));
        } else {
            var rows = KeyValueList.figures();
            sessions.stream()
                    .limit(SHOWN)
                    .forEach(s -> rows.add(times.dayAndTime(s.startedAt()), row(known, s, times)));
            card.getChildren().add(rows);
            if (sessions.size() > SHOWN) {
                card.getChildren().add(Texts.prose("The newest %d of %d.".formatted(SHOWN, sessions.size()), "muted"));
            }
        }
        if (known != null && !known.refused().isEmpty()) {
            card.getChildren().add(Texts.strong("Refused since the service started"));
            var rows = KeyValueList.figures();
            known.refused()
                    .forEach(r -> rows.add(
                            times.dayAndTime(r.at()),
                            r.code() + (r.seen().isEmpty() ? "" : ", seen " + r.seen()) + " · " + r.client()));
            card.getChildren().add(rows);
        }
        return card;
    }

    /** Who it was, and below what they got where their player told it. */
    private static Node row(InspectedShare known, SessionInfo session, Times times) {
        var told = known.viewing(session.sid())
                .filter(viewing -> !viewing.telemetry().equals("requests"));
        var who = Texts.plain(words(session, times));
        return told.<Node>map(viewing -> {
                    var column = new VBox(who, Texts.muted(ViewerSide.experience(viewing)));
                    column.setAlignment(Pos.TOP_RIGHT);
                    return column;
                })
                .orElse(who);
    }

    private static String words(SessionInfo session, Times times) {
        var ended = session.endedBy();
        return session.client() + " · "
                + (ended == null ? "last seen " + times.relative(session.lastRequestAt()) : "ended: " + ended);
    }
}
