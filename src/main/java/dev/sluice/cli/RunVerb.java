package dev.sluice.cli;

import dev.sluice.api.Run;
import dev.sluice.client.Invalidations;
import dev.sluice.client.SluiceClient;
import java.util.List;
import java.util.function.BiFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Steers one run. None of these undoes containment. */
@Command(mixinStandardHelpOptions = true)
class RunVerb extends ServiceVerb {
    private final BiFunction<Invalidations, String, Run> act;

    @Parameters(index = "0", paramLabel = "RUN", description = "As sluice run list shows it.")
    String run = "";

    private RunVerb(Context context, BiFunction<Invalidations, String, Run> act) {
        super(context);
        this.act = act;
    }

    @Override
    int run(SluiceClient client) {
        var after = act(client.invalidations());
        context.terminal().result(after, () -> RunWords.steps(after) + RunWords.outcome(after));
        return Exit.OK;
    }

    Run act(Invalidations runs) {
        return act.apply(runs, run);
    }

    /** All of them, named. */
    static List<CommandLine> all(Context context) {
        return List.of(
                verb("show", "Show a run and its steps.", new RunVerb(context, Invalidations::get)),
                verb("pause", "Stop before the next step.", new RunVerb(context, Invalidations::pause)),
                verb("resume", "Go on with a paused run.", new RunVerb(context, Invalidations::resume)),
                verb(
                        "abort",
                        "End a run where it stands; what is contained stays contained.",
                        new RunVerb(context, Invalidations::abort)),
                verb(
                        "approve",
                        "Say yes, as a second admin, to the scope and document of a run that waits.",
                        new RunVerb(context, (runs, run) -> runs.approve(runs.get(run)))),
                verb("retry", "Do a failed or skipped step again.", new Retry(context)),
                verb("skip", "Leave a step out, for a reason.", new Skip(context)),
                verb(
                        "reason",
                        "State or correct why, until the run has ended.",
                        new Reasoned(context, Invalidations::state)),
                verb(
                        "thaw",
                        "Open issuance that an ended run left frozen.",
                        new Reasoned(context, Invalidations::thaw)));
    }

    private static CommandLine verb(String name, String description, RunVerb verb) {
        var line = new CommandLine(verb).setCommandName(name);
        line.getCommandSpec().usageMessage().description(description);
        return line;
    }

    private static final class Retry extends RunVerb {
        @Parameters(index = "1", paramLabel = "STEP", description = "For example verify.")
        String step = "";

        Retry(Context context) {
            super(context, Invalidations::get);
        }

        @Override
        Run act(Invalidations runs) {
            return runs.retry(run, step);
        }
    }

    /** An act that wants a reason. */
    private static class Reasoned extends RunVerb {
        private final Because because;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Goes into audit and report.")
        String reason = "";

        Reasoned(Context context, Because because) {
            super(context, Invalidations::get);
            this.because = because;
        }

        @Override
        Run act(Invalidations runs) {
            return because.act(runs, run, reason);
        }
    }

    private static final class Skip extends Reasoned {
        @Parameters(index = "1", paramLabel = "STEP", description = "For example watch.")
        String step = "";

        Skip(Context context) {
            super(context, Invalidations::state);
        }

        @Override
        Run act(Invalidations runs) {
            return runs.skip(run, step, reason);
        }
    }

    /** What is done to a run for a reason. */
    @FunctionalInterface
    private interface Because {
        Run act(Invalidations runs, String run, String reason);
    }
}
