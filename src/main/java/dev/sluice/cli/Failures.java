package dev.sluice.cli;

import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Answers a failed verb with a sentence, what to do, and a code. */
final class Failures implements IExecutionExceptionHandler {
    /** What a value is answered with that cannot be meant, by this program or by the service: the caller has to say it anew. */
    private static final int WRONG_WORDS = 400;

    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult parsed) {
        terminal.problem(e instanceof Fault fault ? fault.problem() : unexpected(e));
        terminal.trace(e);
        return e instanceof Fault fault && fault.problem().status() == WRONG_WORDS ? Exit.USAGE : Exit.FAILED;
    }

    private static Problem unexpected(Exception e) {
        return Problem.of(
                500,
                "unexpected",
                "Sluice met an error that it does not know.",
                e.toString(),
                "Run it again with --debug and report what it prints.");
    }
}
