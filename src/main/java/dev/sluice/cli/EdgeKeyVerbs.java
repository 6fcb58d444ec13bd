package dev.sluice.cli;

import dev.sluice.api.EdgeKeyRequest;
import dev.sluice.client.SluiceClient;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The keys of edge agents, and how the edges stand. */
final class EdgeKeyVerbs {
    private EdgeKeyVerbs() {}

    static CommandLine of(Context context) {
        return new CommandLine(new Group.EdgeKey())
                .addSubcommand(new Create(context))
                .addSubcommand(new ListEdges(context))
                .addSubcommand(new Revoke(context));
    }

    /** Makes a key. */
    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Make the key of an edge; it is shown this once.")
    static final class Create extends ServiceVerb {
        @Parameters(paramLabel = "NAME", description = "Of the edge, like fra-1.")
        String name = "";

        @Option(
                names = "--edge-url",
                paramLabel = "URL",
                description = "Where viewers reach the edge; left away, the agent says so.")
        @Nullable
        HttpUrl url;

        @Option(
                names = "--replace",
                description = "End an earlier key of this edge; an agent that runs with it refuses everything protected"
                        + " once its lease is over, until it is started with the new key.")
        boolean replace;

        Create(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            var made = client.edges().issue(new EdgeKeyRequest(name, url == null ? null : url.toString(), replace));
            context.terminal().note("This key is shown once. It may follow the revocation feed and nothing else.");
            context.terminal().result(made, made::key);
            return Exit.OK;
        }
    }

    /** Lists edges. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "List edges and how they stand to the feed.")
    static final class ListEdges extends ServiceVerb {
        ListEdges(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            var edges = client.edges().list();
            context.terminal().result(edges, () -> Tables.edges(edges));
            return Exit.OK;
        }
    }

    /** Ends a key. */
    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "End the key of an edge, which refuses everything protected once its lease is over.")
    static final class Revoke extends ServiceVerb {
        @Parameters(paramLabel = "NAME")
        String name = "";

        Revoke(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            client.edges().revoke(name);
            context.terminal().result(Map.of("edge", name, "revoked", true), () -> "The key of " + name + " has ended");
            return Exit.OK;
        }
    }
}
