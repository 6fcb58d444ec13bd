package dev.sluice.cli;

import dev.sluice.api.Problem;
import java.util.List;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** Answers wrong usage with one sentence and where help is. */
final class WrongWords implements IParameterExceptionHandler {
    private final Terminal terminal;
    private final Global global;

    WrongWords(Terminal terminal, Global global) {
        this.terminal = terminal;
        this.global = global;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        // Parsing may have stopped before it came to this one.
        global.json |= List.of(args).contains("--json");
        var verb = e.getCommandLine().getCommandSpec().qualifiedName();
        terminal.problem(
                Problem.of(400, "wrong-usage", String.valueOf(e.getMessage()), null, "See `" + verb + " --help`."));
        terminal.trace(e);
        return Exit.USAGE;
    }
}
