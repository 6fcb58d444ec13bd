package dev.sluice.cli;

import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Answers a failed verb with a sentence, what to do, and a code. */
final class Failures implements IExecutionExceptionHandler {
    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult parsed) {
        terminal.problem(e instanceof Fault fault ? fault.problem() : unexpected(e));
        terminal.trace(e);
        return Exit.FAILED;
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
