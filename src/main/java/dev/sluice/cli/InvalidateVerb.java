package dev.sluice.cli;

import dev.sluice.api.Fault;
import dev.sluice.api.Run;
import dev.sluice.api.RunRequest;
import dev.sluice.api.RunState;
import dev.sluice.client.SluiceClient;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the emergency runbook: preview first, then one yes. */
@Command(
        name = "invalidate",
        mixinStandardHelpOptions = true,
        description = "Run the emergency runbook over a scope.",
        footer =
                "Exit 0 verified, 3 contained but not verified, 1 not contained, 2 wrong usage. A run that cannot be written down"
                        + " for a minute is not waited for: it goes on once it can.")
final class InvalidateVerb extends ServiceVerb {
    @Option(
            names = "--scope",
            required = true,
            paramLabel = "KIND:VALUE",
            description = "link:, viewer:, asset:, channel:, key:, issued-before:, or everything.")
    String scope = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Goes into the audit and the report.")
    @Nullable
    String reason;

    @Option(names = "--yes", description = "Run without asking.")
    boolean yes;

    @Option(
            names = "--drill",
            description = "The same run over canary links; real ones keep playing, so nothing is asked.")
    boolean drill;

    @Option(
            names = "--wait",
            description =
                    "Stay until the run closes, not only until it is verified: for as long as the document's step Watch"
                            + " says, half an hour in the shipped one.")
    boolean stay;

    @Option(names = "--runbook", paramLabel = "ID", description = "Another document than the emergency runbook.")
    @Nullable
    String runbook;

    InvalidateVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) throws InterruptedException {
        var radius = client.invalidations().preview(scope);
        context.terminal().note(RunWords.preview(radius, drill));
        return new Consent(context.terminal(), yes || drill)
                .then(radius, "Invalidate?", "Nothing was invalidated", () -> started(client));
    }

    private int started(SluiceClient client) throws InterruptedException {
        var started = client.invalidations().start(new RunRequest(scope, reason, drill, runbook));
        var words = new RunWords(context.terminal());
        var patient = new Patient(
                client, started, context.terminal(), words, context.poll().patience());
        Predicate<Run> over = drill || stay ? InvalidateVerb::closed : InvalidateVerb::verified;
        var run = context.poll()
                .until(started, patient, over.and(Run::durable).or(now -> patient.waitedEnough()), words::follow);
        context.terminal().result(run, () -> RunWords.outcome(run));
        return exit(run);
    }

    /**
     * Asks for the run; a service that restarts meanwhile goes on with it, so its silence is waited out. A disk that is full
     * stays so until somebody frees it, who may be the one that waits here.
     */
    private static final class Patient implements Supplier<Run> {
        private static final Duration SILENCE = Duration.ofMinutes(5);

        private final SluiceClient client;
        private final Terminal terminal;
        private final RunWords words;
        private Run last;
        private @Nullable Instant silentSince;
        private @Nullable Instant undurableSince;
        private final Duration patience;

        Patient(SluiceClient client, Run started, Terminal terminal, RunWords words, Duration patience) {
            this.patience = patience;
            this.words = words;
            this.client = client;
            this.terminal = terminal;
            last = started;
        }

        @Override
        public Run get() {
            try {
                last = client.invalidations().get(last.run());
                silentSince = null;
                words.follow(last);
                var now = Instant.now();
                words.undurable(last, now);
                undurableSince = last.durable() ? null : undurableSince == null ? now : undurableSince;
            } catch (Fault e) {
                endure(e);
            }
            return last;
        }

        /** Whether the run could not be written down for too long, whatever has become of it. */
        boolean waitedEnough() {
            return undurableSince != null && Instant.now().isAfter(undurableSince.plus(patience));
        }

        private void endure(Fault e) {
            var now = Instant.now();
            if (!e.code().equals("service-unreachable")
                    || (silentSince != null && now.isAfter(silentSince.plus(SILENCE)))) {
                throw e;
            }
            if (silentSince == null) {
                silentSince = now;
                terminal.note("The service does not answer. The run goes on when it is back; asking again.");
            }
        }
    }

    private static boolean closed(Run run) {
        return switch (run.state()) {
            case RUNNING, PAUSED -> false;
            case CLOSED, FAILED, ABORTED -> true;
        };
    }

    private static boolean verified(Run run) {
        return run.verifiedMs() != null || run.state() == RunState.PAUSED || closed(run);
    }

    private static int exit(Run run) {
        if (run.verifiedMs() != null) {
            return Exit.OK;
        }
        return run.containedMs() == null ? Exit.FAILED : Exit.CONTAINED;
    }
}
