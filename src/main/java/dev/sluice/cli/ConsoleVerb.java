package dev.sluice.cli;

import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import dev.sluice.console.act.Invocation;
import java.util.Map;
import java.util.concurrent.Callable;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens the console; where no window can open, the tour does the same job. */
@Command(name = "console", mixinStandardHelpOptions = true, description = "Open the console.")
final class ConsoleVerb implements Callable<Integer> {
    private final Context context;

    @Option(names = "--connect", paramLabel = "URL", description = "A service elsewhere; needs a key.")
    @Nullable
    HttpUrl connect;

    @Parameters(
            arity = "0..1",
            paramLabel = "LINK",
            description =
                    "sluice://inspect?link=… and the like, or any link to inspect; a console that is open shows it.")
    @Nullable
    String link;

    ConsoleVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (Folders.of(context.env()).display()) {
            return context.programs()
                    .console(new Programs.ConsoleOptions(
                            context.workspace(), connect, context.global().keyFile, deepLink()));
        }
        if (connect != null || link != null) {
            throw new Fault(Problem.of(
                    500,
                    "display-missing",
                    "There is no display here to open the console on.",
                    null,
                    "Run it on a desktop, or use the verbs: see `sluice --help`."));
        }
        context.terminal().note("There is no display here, so Sluice runs its tour without one.");
        return new TourVerb(context).call();
    }

    private @Nullable String deepLink() {
        return link == null || Invocation.isDeepLink(link)
                ? link
                : new Invocation("inspect", Map.of("link", link)).toUri().toString();
    }
}
