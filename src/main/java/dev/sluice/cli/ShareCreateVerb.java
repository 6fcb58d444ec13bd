package dev.sluice.cli;

import dev.sluice.api.Binding;
import dev.sluice.api.IssuedShare;
import dev.sluice.api.Risk;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.api.Ttl;
import dev.sluice.client.SluiceClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Creates a share of a published asset. */
@Command(name = "create", mixinStandardHelpOptions = true, description = "Create a link to a published asset.")
final class ShareCreateVerb extends ServiceVerb {
    @Option(names = "--asset", required = true, paramLabel = "ID")
    String asset = "";

    @Option(names = "--mode", required = true, description = "One of direct, embed, api.", paramLabel = "MODE")
    ShareMode mode = ShareMode.DIRECT;

    @Option(
            names = "--ttl",
            paramLabel = "D",
            description = "How long the link lives, embed: each session; like 10m, 1h30m or PT2H. Default: the tier's.")
    @Nullable
    String ttl;

    @Option(
            names = "--risk",
            paramLabel = "TIER",
            description = "One of low, medium, high; default: the strictest that allows the TTL, medium without one.")
    @Nullable
    Risk risk;

    @Option(names = "--channel", paramLabel = "C", description = "Where the link is handed out.")
    @Nullable
    String channel;

    @Option(
            names = "--ends-at",
            paramLabel = "INSTANT",
            description = "embed: when the link ends, like 2026-12-31T18:00:00Z; default: in a year.")
    @Nullable
    String endsAt;

    @Option(names = "--override", paramLabel = "WHY", description = "Admins: share although not published.")
    @Nullable
    String override;

    @Mixin
    Bound bound = new Bound();

    ShareCreateVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var issued = client.shares()
                .create(new ShareRequest(asset, mode, ttl, risk, channel, bound.binding(), endsAt, override));
        context.terminal().result(issued, () -> words(issued));
        return Exit.OK;
    }

    static String words(IssuedShare issued) {
        var share = issued.share();
        return issued.opened() + "\nHandle " + share.handle()
                + ", expires " + Tables.at(share.expiresAt())
                + (share.mode() == ShareMode.EMBED
                        ? "\nEach session under it lasts at most " + Ttl.words(Duration.ofSeconds(share.ttlSeconds()))
                                + "; --ends-at sets when the link itself ends."
                        : "")
                + (share.framedAnywhere() ? "\nAny site may frame it until then." : "");
    }

    /** The context that the share is tied to. */
    static final class Bound {
        @Option(names = "--viewer", paramLabel = "ID", description = "Only this viewer.")
        @Nullable
        String viewer;

        @Option(names = "--recipient", paramLabel = "NAME", description = "Who the link is issued to.")
        @Nullable
        String recipient;

        @ArgGroup
        Sites sites = new Sites();

        @Option(names = "--ip-prefix", paramLabel = "CIDR", description = "Only from this network.")
        @Nullable
        String ipPrefix;

        @Option(names = "--device", paramLabel = "CLASS", description = "One of desktop, mobile, tv.")
        @Nullable
        String device;

        @Option(names = "--max-sessions", paramLabel = "N", description = "Sessions at once.")
        @Nullable
        Integer maxSessions;

        @Option(names = "--max-opens", paramLabel = "N", description = "Sessions ever.")
        @Nullable
        Integer maxOpens;

        @Option(names = "--not-before", paramLabel = "INSTANT", description = "No session earlier, ISO-8601.")
        @Nullable
        Instant notBefore;

        @Nullable
        Binding binding() {
            var binding =
                    new Binding(viewer, recipient, sites.origins(), ipPrefix, device, maxSessions, maxOpens, notBefore);
            return binding.equals(Binding.NONE) ? null : binding;
        }
    }

    /** Who may frame an embed link: those named, or anybody, which has to be said. */
    static final class Sites {
        @Option(names = "--origin", paramLabel = "ORIGIN", description = "embed: a site that may frame it; repeatable.")
        List<String> named = new ArrayList<>();

        @Option(names = "--any-origin", description = "embed: any site may frame it.")
        boolean any;

        List<String> origins() {
            return any ? List.of(Binding.ANY_ORIGIN) : named;
        }
    }
}
