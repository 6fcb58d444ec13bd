package dev.sluice.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.api.BulkAct;
import dev.sluice.api.BulkItem;
import dev.sluice.api.BulkKind;
import dev.sluice.api.BulkRequest;
import dev.sluice.api.BulkState;
import dev.sluice.api.Counted;
import dev.sluice.api.IssuedShare;
import dev.sluice.client.SluiceClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Does the same to many shares at once, at the service, and waits for the end. */
abstract class BulkVerb extends ServiceVerb {
    private static final int SHOWN = 20;

    private BulkVerb(Context context) {
        super(context);
    }

    abstract BulkAct start(SluiceClient client);

    @Override
    int run(SluiceClient client) throws InterruptedException {
        BulkAct first = start(client);
        BulkAct end = context.poll()
                .until(
                        first,
                        () -> client.bulkActs().get(first.id()),
                        act -> act.state() != BulkState.RUNNING,
                        this::tell);
        var refused = client.bulkActs().items(end.id(), SHOWN, null, true).items();
        var made = client.bulkActs().links(end);
        context.terminal().result(new Ended(end, made), () -> words(end, refused, made));
        return Exit.of(end.refused() == 0 && end.state() == BulkState.DONE);
    }

    /**
     * An act that has ended.
     *
     * @param links the links it made, signed ones with their secret, answered this once
     */
    record Ended(@JsonUnwrapped BulkAct act, List<IssuedShare> links) {}

    private void tell(BulkAct act) {
        context.terminal().note("%,d of %,d".formatted(act.done() + act.refused(), act.total()));
    }

    private static String words(BulkAct act, List<BulkItem> refused, List<IssuedShare> made) {
        var words = new StringBuilder(
                "Act %s: done for %,d links, refused for %,d.".formatted(act.id(), act.done(), act.refused()));
        if (act.undoable()) {
            words.append(" Take it back with: sluice bulk undo ").append(act.id());
        }
        for (var item : refused) {
            var problem = item.problem();
            words.append("\n").append(Tables.plain(item.handle() + "  " + (problem == null ? "" : problem.title())));
        }
        if (act.refused() > refused.size()) {
            words.append("\n…");
        }
        if (!made.isEmpty()) {
            words.append("\n").append(BulkLinksVerb.words(made));
        }
        return words.toString();
    }

    /** Starts one. */
    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description =
                    "Freeze, unfreeze, ttl, extend, align, reissue or revoke many links: exit 0 done for all, 1 not.")
    static final class Run extends BulkVerb {
        @Parameters(
                index = "0",
                paramLabel = "KIND",
                description = "One of freeze, unfreeze, ttl, extend, align, reissue, revoke.")
        BulkKind kind = BulkKind.FREEZE;

        @Option(names = "--ttl", paramLabel = "D", description = "For ttl: like 10m, 1h30m or PT2H.")
        @Nullable
        String ttl;

        @Option(names = "--reason", paramLabel = "TEXT", description = "For revoke: why.")
        @Nullable
        String reason;

        @Option(
                names = "--filter",
                paramLabel = "NAME=VALUE",
                description = "asset, channel, mode, risk, state, within, outside=policy or text; may be repeated.")
        Map<String, String> filter = new LinkedHashMap<>();

        @Parameters(
                index = "1..*",
                paramLabel = "HANDLE",
                arity = "0..*",
                description = "Exactly these links, in place of those of a filter.")
        List<String> handles = new ArrayList<>();

        @Option(names = "--yes", description = "For revoke: do it without asking.")
        boolean yes;

        Run(Context context) {
            super(context);
        }

        /** What is revoked stays so; everything else can be taken back or done anew. */
        @Override
        int run(SluiceClient client) throws InterruptedException {
            if (kind != BulkKind.REVOKE) {
                return super.run(client);
            }
            var hit = handles.isEmpty() ? filter : Map.of("handles", handles);
            context.terminal().note(hitInWords() + " Revoked links cannot be taken back.");
            return new Consent(context.terminal(), yes)
                    .then(hit, "Revoke?", "Nothing was revoked", () -> super.run(client));
        }

        private String hitInWords() {
            if (!handles.isEmpty()) {
                return "This hits " + Counted.of(handles.size(), "link") + ".";
            }
            return filter.isEmpty()
                    ? "This hits every link there is."
                    : "This hits every link with "
                            + filter.entrySet().stream()
                                    .map(Map.Entry::toString)
                                    .collect(Collectors.joining(" and "))
                            + ".";
        }

        @Override
        BulkAct start(SluiceClient client) {
            var named =
                    handles.isEmpty() ? null : handles.stream().map(Handle::of).toList();
            return client.bulkActs().start(new BulkRequest(kind, ttl, reason, named, named == null ? filter : null));
        }
    }

    /** Takes one back. */
    @Command(name = "undo", mixinStandardHelpOptions = true, description = "Take an act on many links back.")
    static final class Undo extends BulkVerb {
        @Parameters(paramLabel = "ACT")
        String act = "";

        Undo(Context context) {
            super(context);
        }

        @Override
        BulkAct start(SluiceClient client) {
            return client.bulkActs().undo(act);
        }
    }
}
