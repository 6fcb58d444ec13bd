package dev.sluice.console.inspect;

import dev.sluice.api.InspectedShare;
import dev.sluice.api.SessionInfo;
import dev.sluice.api.SessionQuality;
import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Times;
import dev.sluice.diagnosis.ViewerSide;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;

/** Who has watched by this link and what they got, and who was refused. */
final class SessionCard {
    private static final int SHOWN = 8;
    private static final List<String> HEAD = List.of("start", "device", "startup", "stalled");
    private static final double[] WIDTHS = {31, 35, 17, 17};
    private static final String UNTOLD = "–";

    private final InspectedShare known;
    private final Times times;
    private final GridPane grid = new GridPane();

    private SessionCard(InspectedShare known, Times times) {
        this.known = known;
        this.times = times;
        grid.getStyleClass().add("client-matrix");
        for (int column = 0; column < HEAD.size(); column++) {
            var width = new ColumnConstraints();
            width.setPercentWidth(WIDTHS[column]);
            width.setHalignment(column < 2 ? HPos.LEFT : HPos.RIGHT);
            grid.getColumnConstraints().add(width);
            grid.add(Texts.small(HEAD.get(column)), column, 0);
        }
    }

    static Card of(@Nullable InspectedShare known, Times times) {
        var card = new Card("Sessions on this link");
        if (known == null || known.share() == null) {
            card.getChildren().add(Texts.prose("Known only where the connected service has issued the link.", "muted"));
            return card;
        }
        var sessions = ViewerSide.sessions(known);
        card.count(Integer.toString(sessions.size()));
        if (sessions.isEmpty()) {
            card.getChildren().add(Texts.prose("No viewer has started one.", "muted"));
        } else {
            card.getChildren().add(new SessionCard(known, times).rows(sessions));
            if (sessions.size() > SHOWN) {
                card.getChildren().add(Texts.prose("The newest %d of %d.".formatted(SHOWN, sessions.size()), "muted"));
            }
        }
        if (!known.refused().isEmpty()) {
            card.getChildren().add(Texts.strong("Refused since the service started"));
            known.refused()
                    .forEach(r -> card.getChildren()
                            .add(Texts.prose(times.dayAndTime(r.at()) + " · " + r.client() + " · " + r.code()
                                    + (r.seen().isEmpty() ? "" : ", seen " + r.seen()))));
        }
        return card;
    }

    private GridPane rows(List<SessionInfo> sessions) {
        int at = 1;
        for (var session : sessions.subList(0, Math.min(SHOWN, sessions.size()))) {
            at = add(session, at);
        }
        return grid;
    }

    /** A line of figures, and below it how it came to its end, where that says something. */
    private int add(SessionInfo session, int at) {
        var told = known.viewing(session.sid())
                .filter(viewing -> !viewing.telemetry().equals("requests"));
        var device = Texts.plain(session.client());
        device.setTooltip(Describe.tooltip("last seen " + times.relative(session.lastRequestAt())
                + told.map(viewing -> ": " + ViewerSide.experience(viewing)).orElse("; its player tells nothing")));
        grid.addRow(
                at,
                Texts.plain(times.dayAndTime(session.startedAt())),
                device,
                figure(told.map(SessionQuality::startupMs)),
                figure(told.map(SessionQuality::stalledMs)));
        var end = end(session, told);
        if (end.isEmpty()) {
            return at + 1;
        }
        grid.add(Texts.muted(end), 1, at + 1, HEAD.size() - 1, 1);
        return at + 2;
    }

    private static String end(SessionInfo session, Optional<SessionQuality> told) {
        var ended = session.endedBy();
        return told.flatMap(ViewerSide::fault).orElse(ended == null ? "" : ended(ended));
    }

    private static String ended(String why) {
        return switch (why) {
            case "left" -> "the viewer left";
            case "renewal-reused" -> "ended: continued from a second place";
            default -> "ended by " + why.replaceFirst("^run:", "invalidation ");
        };
    }

    private static Label figure(Optional<Long> ms) {
        return Texts.plain(ms.map(value -> Times.span(Duration.ofMillis(value))).orElse(UNTOLD));
    }
}
