package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches the incident report of a run, finished or so far. */
@Command(name = "report", mixinStandardHelpOptions = true, description = "Print a run's report, so far or finished.")
final class RunReportVerb extends ServiceVerb {
    @Parameters(paramLabel = "RUN", description = "As sluice run list shows it.")
    String run = "";

    @Option(names = "--html", description = "As a page that prints, instead of Markdown.")
    boolean html;

    RunReportVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var runs = client.invalidations();
        String report = html ? runs.reportPage(run) : runs.report(run);
        context.terminal().result(Map.of("run", run, "report", report), () -> report);
        return Exit.OK;
    }
}
