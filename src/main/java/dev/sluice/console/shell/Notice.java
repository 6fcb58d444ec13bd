package dev.sluice.console.shell;

import dev.sluice.api.Problem;
import dev.sluice.console.ui.Tone;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something the user is told.
 *
 * @param at when
 * @param tone how bad it is
 * @param happened what happened, one sentence
 * @param kept what was kept; empty when nothing was at stake
 * @param next what to do; empty when nothing has to be done
 * @param code stable code; empty for good news
 * @param detail what was seen, to copy; may be empty
 */
public record Notice(Instant at, Tone tone, String happened, String kept, String next, String code, String detail) {

    static Notice of(Instant at, Problem problem, String kept) {
        return new Notice(
                at,
                Tone.BAD,
                problem.title(),
                kept,
                Objects.requireNonNullElse(problem.nextAct(), ""),
                problem.code(),
                Objects.requireNonNullElse(problem.detail(), ""));
    }

    /** All of it as lines of text, for a ticket. */
    public String text() {
        return Stream.of(happened, kept, next, code.isEmpty() ? "" : "Code: " + code, detail, at.toString())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
