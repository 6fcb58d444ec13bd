package dev.sluice.service.edges;

import dev.sluice.api.ChecklistItem;
import dev.sluice.api.Edge;
import dev.sluice.api.EdgeState;
import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import java.util.List;
import java.util.stream.Collectors;

/** What the rollout checklist says about edges. */
final class EdgeLine {
    private static final String CODE = "edges";

    private EdgeLine() {}

    static ChecklistItem of(List<Edge> all) {
        if (all.size() == 1) {
            return line(
                    Severity.HOLDS, "Every viewer is served by this service itself", "no edge agent holds a key", "");
        }
        var there = all.stream().filter(e -> e.state() != EdgeState.ABSENT).toList();
        var wrong = all.stream().filter(e -> e.state() != EdgeState.CURRENT).toList();
        String evidence = "%d of %d edges have the newest revocation".formatted(all.size() - wrong.size(), all.size());
        if (wrong.isEmpty()) {
            return line(Severity.HOLDS, "Every edge hears of revocations", evidence, "");
        }
        String names =
                wrong.stream().map(e -> e.name() + " " + words(e.state())).collect(Collectors.joining(", "));
        return line(
                there.size() < all.size() && there.stream().allMatch(e -> e.state() == EdgeState.CURRENT)
                        ? Severity.WARNS
                        : Severity.BLOCKS,
                "Not every edge hears of revocations",
                evidence + "; " + names,
                "Look at the agent's log there, or revoke its key if the edge is gone.");
    }

    private static String words(EdgeState state) {
        return switch (state) {
            case ABSENT -> "has not been heard";
            case CURRENT -> "is current";
            case BEHIND -> "is behind";
            case CUT_OFF -> "is cut off and refuses";
            case CLOCK_WRONG -> "has a wrong clock and refuses";
        };
    }

    private static ChecklistItem line(Severity severity, String sentence, String evidence, String fix) {
        return new ChecklistItem(new Finding(CODE, severity, sentence, evidence, fix, null), "");
    }
}
