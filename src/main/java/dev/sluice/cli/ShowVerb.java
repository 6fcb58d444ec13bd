package dev.sluice.cli;

import dev.sluice.api.Asset;
import dev.sluice.api.ReplayRequest;
import dev.sluice.client.SluiceClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can be done with a show. */
final class ShowVerb {
    private ShowVerb() {}

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List shows, running ones first.")
    static final class List extends ServiceVerb {
        List(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            var shows = client.shows().list();
            context.terminal().result(shows, () -> ShowTables.shows(shows));
            return Exit.OK;
        }
    }

    @Command(name = "status", mixinStandardHelpOptions = true, description = "How a show and its destinations do.")
    static final class Status extends ServiceVerb {
        @Parameters(paramLabel = "ID")
        String id = "";

        Status(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            var show = client.shows().get(id);
            context.terminal().result(show, () -> ShowTables.board(show));
            return Exit.OK;
        }
    }

    @Command(name = "events", mixinStandardHelpOptions = true, description = "What happened in a show, newest first.")
    static final class Events extends ServiceVerb {
        @Parameters(paramLabel = "ID", arity = "0..1", description = "Default: all shows.")
        @Nullable
        String id;

        Events(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            var events = client.shows().events(id);
            context.terminal().result(events, () -> ShowTables.events(events));
            return Exit.OK;
        }
    }

    @Command(
            name = "stop",
            mixinStandardHelpOptions = true,
            description = "End a show everywhere, or one of its destinations.")
    static final class Stop extends ServiceVerb {
        @Parameters(paramLabel = "ID")
        String id = "";

        @Option(names = "--destination", paramLabel = "ID", description = "Only this one.")
        @Nullable
        String destination;

        Stop(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            var show = destination == null
                    ? client.shows().stop(id)
                    : client.shows().stop(id, destination);
            context.terminal().result(show, () -> ShowTables.board(show));
            return Exit.OK;
        }
    }

    @Command(
            name = "start-destination",
            mixinStandardHelpOptions = true,
            description = "Begin a destination of a running show, again or anew.")
    static final class Start extends ServiceVerb {
        @Parameters(index = "0", paramLabel = "ID")
        String id = "";

        @Parameters(index = "1", paramLabel = "DESTINATION")
        String destination = "";

        Start(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            var show = client.shows().start(id, destination);
            context.terminal().result(show, () -> ShowTables.board(show));
            return Exit.OK;
        }
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = {
                "Cut an asset out of a recording; the whole of it is there by itself.",
                "Cuts lie where segments begin, so up to one segment more is kept."
            })
    static final class Replay extends ServiceVerb {
        @Parameters(paramLabel = "ID")
        String id = "";

        @Option(names = "--title", paramLabel = "TEXT")
        @Nullable
        String title;

        @Option(names = "--from", paramLabel = "S", description = "Second of the recording.")
        @Nullable
        Double from;

        @Option(names = "--to", paramLabel = "S", description = "Second of the recording.")
        @Nullable
        Double to;

        Replay(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            Asset asset = client.shows().replay(id, new ReplayRequest(title, from, to));
            context.terminal().result(asset, () -> asset.id() + "  " + asset.title() + " is being prepared");
            return Exit.OK;
        }
    }
}
