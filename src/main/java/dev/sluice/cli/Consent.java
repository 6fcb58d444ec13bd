package dev.sluice.cli;

import dev.sluice.api.Problem;
import java.util.Map;

/**
 * A yes before what cannot be taken back, asked for when the preview was shown.
 *
 * @param yes whether it was given with the words of the verb
 */
record Consent(Terminal terminal, boolean yes) {
    /** What is consented to. */
    @FunctionalInterface
    interface Act {
        int run() throws InterruptedException;
    }

    /**
     * Does it if somebody says yes.
     *
     * @param preview what it would hit, for machines
     * @param question like "Invalidate?"
     * @param undone what is said where nobody did, like "Nothing was invalidated"
     */
    int then(Object preview, String question, String undone, Act act) throws InterruptedException {
        if (yes) {
            return act.run();
        }
        var answer = terminal.ask(question + " [y/N] ");
        if (answer.isEmpty()) {
            return nobodyToAsk(preview, undone);
        }
        return answer.get().strip().matches("(?i)y|yes") ? act.run() : declined(undone);
    }

    private int nobodyToAsk(Object preview, String undone) {
        var problem = Problem.of(
                400,
                "confirmation-missing",
                undone + ": there is no terminal to ask at.",
                null,
                "Say --yes to do what the preview shows.");
        terminal.explain(problem);
        terminal.document(Map.of("preview", preview, "error", problem));
        return Exit.USAGE;
    }

    private int declined(String undone) {
        terminal.problem(Problem.of(400, "declined", undone + ".", null, null));
        return Exit.FAILED;
    }
}
