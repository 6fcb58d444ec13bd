package dev.sluice.cli;

import dev.sluice.api.Run;
import dev.sluice.client.Invalidations;
import dev.sluice.client.SluiceClient;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Steers one run. None of these undoes containment. */
abstract class RunVerb implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "RUN", description = "As sluice run list shows it.")
    String run = "";

    private RunVerb(Context context) {
        this.context = context;
    }

    abstract Run act(Invalidations runs);

    @Override
    public Integer call() {
        try (SluiceClient client = context.connect()) {
            var after = act(client.invalidations());
            context.terminal().result(after, () -> RunWords.steps(after) + RunWords.outcome(after));
            return Exit.OK;
        }
    }

    static List<RunVerb> all(Context context) {
        return List.of(
                new Show(context),
                new Pause(context),
                new Resume(context),
                new Abort(context),
                new Approve(context),
                new Retry(context),
                new Skip(context),
                new Because(context),
                new Thaw(context));
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show a run and its steps.")
    static final class Show extends RunVerb {
        Show(Context context) {
            super(context);
        }

        @Override
        Run act(Invalidations runs) {
            return runs.get(run);
        }
    }

    @Command(name = "pause", mixinStandardHelpOptions = true, description = "Stop before the next step.")
    static final class Pause extends RunVerb {
        Pause(Context context) {
            super(context);
        }

        @Override
        Run act(Invalidations runs) {
            return runs.pause(run);
        }
    }

    @Command(name = "resume", mixinStandardHelpOptions = true, description = "Go on with a paused run.")
    static final class Resume extends RunVerb {
        Resume(Context context) {
            super(context);
        }

        @Override
        Run act(Invalidations runs) {
            return runs.resume(run);
        }
    }

    @Command(
            name = "abort",
            mixinStandardHelpOptions = true,
            description = "End a run where it stands; what is contained stays contained.")
    static final class Abort extends RunVerb {
        Abort(Context context) {
            super(context);
        }

        @Override
        Run act(Invalidations runs) {
            return runs.abort(run);
        }
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Say yes, as a second admin, to the scope and document of a run that waits.")
    static final class Approve extends RunVerb {
        Approve(Context context) {
            super(context);
        }

        @Override
        Run act(Invalidations runs) {
            return runs.approve(runs.get(run));
        }
    }

    @Command(name = "retry", mixinStandardHelpOptions = true, description = "Do a failed or skipped step again.")
    static final class Retry extends RunVerb {
        @Parameters(index = "1", paramLabel = "STEP", description = "For example verify.")
        String step = "";

        Retry(Context context) {
            super(context);
        }

        @Override
        Run act(Invalidations runs) {
            return runs.retry(run, step);
        }
    }

    /** Acts that want a reason. */
    abstract static class Reasoned extends RunVerb {
        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Goes into audit and report.")
        String reason = "";

        private Reasoned(Context context) {
            super(context);
        }
    }

    @Command(name = "skip", mixinStandardHelpOptions = true, description = "Leave a step out, for a reason.")
    static final class Skip extends Reasoned {
        @Parameters(index = "1", paramLabel = "STEP", description = "For example watch.")
        String step = "";

        Skip(Context context) {
            super(context);
        }

        @Override
        Run act(Invalidations runs) {
            return runs.skip(run, step, reason);
        }
    }

    @Command(
            name = "reason",
            mixinStandardHelpOptions = true,
            description = "State or correct why, until the run has ended.")
    static final class Because extends Reasoned {
        Because(Context context) {
            super(context);
        }

        @Override
        Run act(Invalidations runs) {
            return runs.state(run, reason);
        }
    }

    @Command(
            name = "thaw",
            mixinStandardHelpOptions = true,
            description = "Open issuance that an ended run left frozen.")
    static final class Thaw extends Reasoned {
        Thaw(Context context) {
            super(context);
        }

        @Override
        Run act(Invalidations runs) {
            return runs.thaw(run, reason);
        }
    }
}
