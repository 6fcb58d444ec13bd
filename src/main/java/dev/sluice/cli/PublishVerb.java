package dev.sluice.cli;

import dev.sluice.api.DestinationKind;
import dev.sluice.api.Fault;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.api.Severity;
import dev.sluice.api.Show;
import dev.sluice.api.ShowRequest;
import dev.sluice.api.ShowSource;
import dev.sluice.api.ShowState;
import dev.sluice.client.SluiceClient;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes one source to many destinations at once. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        footer =
                "Waits for a minute at most; then, and where none will take it soon, it says how each destination stands. The show"
                        + " goes on. Exit 1 when it failed.",
        description = {
            "Publish a source to destinations at once, recorded; returns when one of them takes it.",
            "SOURCE is asset:ID, file:PATH, pattern:1280x720, url:https://…/live.m3u8,",
            "or waits for an encoder: rtmp://ADDRESS:PORT/APP/KEY, srt://ADDRESS:PORT."
        })
final class PublishVerb extends ServiceVerb {
    @Parameters(paramLabel = "SOURCE")
    String source = "";

    @Option(
            names = "--to",
            paramLabel = "ID",
            split = ",",
            description = "Destination, as often as wanted; default ${DEFAULT-VALUE}.")
    List<String> to = List.of("owned");

    @Option(names = "--title", paramLabel = "TEXT", description = "Default: the source.")
    @Nullable
    String title;

    @Option(names = "--profile", paramLabel = "P", description = "stability (4 s segments) or low-delay (2 s).")
    @Nullable
    String profile;

    @Option(names = "--window", paramLabel = "S", description = "How far viewers can go back; default 120.")
    @Nullable
    Integer window;

    @Option(names = "--at", paramLabel = "TIME", description = "Begin then, like 2026-12-31T18:00:00Z.")
    @Nullable
    String at;

    @Option(names = "--loop", description = "Begin an asset or a file again at its end.")
    boolean loop;

    @Option(names = "--encode", negatable = true, description = "Encode it anew, or do not.")
    @Nullable
    Boolean encode;

    @Option(names = "--check", description = "Only say what could hinder it (exit 1 when something blocks).")
    boolean check;

    PublishVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) throws InterruptedException {
        var from = source(source);
        var named = title == null ? from.kind().name().toLowerCase(Locale.ROOT) + " show" : title;
        var request = new ShowRequest(named, from, to, profile, window, at);
        return check ? preflight(client, request) : start(client, request);
    }

    private int preflight(SluiceClient client, ShowRequest request) {
        var findings = client.shows().preflight(request);
        context.terminal().result(findings, () -> Tables.findings(findings));
        return Exit.of(findings.stream().noneMatch(f -> f.severity() == Severity.BLOCKS));
    }

    private int start(SluiceClient client, ShowRequest request) throws InterruptedException {
        Show begun = client.shows().start(request);
        long limit = System.nanoTime() + context.poll().patience().toNanos();
        var said = new HashSet<String>();
        Show show = context.poll()
                .until(
                        begun,
                        () -> client.shows().get(begun.id()),
                        now -> settled(now) || System.nanoTime() - limit >= 0,
                        now -> follow(now, said));
        if (!settled(show)) {
            context.terminal()
                    .note("No destination takes it yet, after "
                            + context.poll().patience().toSeconds() + " s. The show goes on; see sluice show status "
                            + show.id() + ".");
        }
        context.terminal().result(show, () -> ShowTables.board(show));
        return Exit.of(show.state() != ShowState.FAILED);
    }

    /** What is waited for, each line once. */
    private void follow(Show show, Set<String> said) {
        if (settled(show)) {
            return;
        }
        var lines = show.state() == ShowState.LIVE
                ? show.publications().stream().map(p -> p.name() + ": " + p.sentence())
                : Stream.of(show.input().sentence());
        lines.filter(said::add).forEach(context.terminal()::note);
    }

    /** A source that waits for an encoder is not waited for. */
    private boolean settled(Show show) {
        boolean listens =
                show.source().kind() == ShowSource.Kind.RTMP || show.source().kind() == ShowSource.Kind.SRT;
        boolean runs = show.state() == ShowState.STARTING || show.state() == ShowState.LIVE;
        return listens || !runs || (show.state() == ShowState.LIVE && answered(show));
    }

    /** One takes it, or none will soon. */
    private static boolean answered(Show show) {
        boolean recorded = show.input().recording() == null;
        return show.publications().stream().anyMatch(ShowTables::takes)
                || show.publications().stream().noneMatch(p -> isUnderWay(p, recorded));
    }

    /** Where nothing is recorded any more, only ingests are sent anything. */
    private static boolean isUnderWay(Publication p, boolean recorded) {
        boolean ingest = p.kind() == DestinationKind.RTMP || p.kind() == DestinationKind.SRT;
        return p.kind() != DestinationKind.WEBHOOK
                && (ingest || recorded)
                && (p.state() == PublicationState.CONNECTING
                        || (p.state() == PublicationState.WAITING && !p.code().equals("held-back")));
    }

    private ShowSource source(String text) {
        int colon = text.indexOf(':');
        var rest = text.substring(colon + 1);
        return switch (colon < 0 ? "" : text.substring(0, colon)) {
            case "asset" -> new ShowSource(ShowSource.Kind.ASSET, rest, loop, encode);
            case "file" -> new ShowSource(ShowSource.Kind.FILE, rest, loop, encode);
            case "pattern" -> new ShowSource(ShowSource.Kind.PATTERN, rest, false, null);
            case "url" -> new ShowSource(ShowSource.Kind.URL, rest, false, encode);
            case "rtmp" -> new ShowSource(ShowSource.Kind.RTMP, text, false, encode);
            case "srt" -> new ShowSource(ShowSource.Kind.SRT, text, false, encode);
            default ->
                throw Fault.badRequest(
                        "source-malformed",
                        "“" + text + "” is not a source.",
                        "Write asset:ID, file:PATH, pattern:1280x720 or an address; see publish --help.");
        };
    }
}
