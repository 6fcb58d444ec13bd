package dev.sluice.console.inspect;

import dev.sluice.api.InspectedShare;
import dev.sluice.api.SessionInfo;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.KeyValueList;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who has watched by this link, and who was refused. */
final class SessionCard {
    private static final int SHOWN = 8;

    private SessionCard() {}

    static Card of(@Nullable InspectedShare known, Times times) {
        List<SessionInfo> sessions = known == null ? List.of() : known.sessions();
        var card = new Card("Sessions on this link").count(Integer.toString(sessions.size()));
        if (sessions.isEmpty()) {
            card.getChildren().add(Texts.prose("Nobody has started one.", "muted"));
        } else {
            var rows = KeyValueList.figures();
            sessions.stream().limit(SHOWN).forEach(s -> rows.add(times.dayAndTime(s.startedAt()), words(s, times)));
            card.getChildren().add(rows);
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

    private static String words(SessionInfo session, Times times) {
        var ended = session.endedBy();
        return session.client() + " · "
                + (ended == null ? "last seen " + times.relative(session.lastRequestAt()) : "ended: " + ended);
    }
}
