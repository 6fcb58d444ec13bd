package dev.sluice.service;

import static dev.sluice.service.Checklist.holds;
import static dev.sluice.service.Checklist.line;

import dev.sluice.api.ChecklistItem;
import dev.sluice.api.Severity;
import dev.sluice.api.Ttl;
import dev.sluice.api.TtlPolicy;
import dev.sluice.playback.Inspector;
import dev.sluice.playback.Site;
import dev.sluice.share.ShareFilter;
import dev.sluice.share.ShareQueries;
import dev.sluice.share.Standing;
import dev.sluice.share.TtlPolicies;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lines of the checklist about what is shared and how it is looked at. */
final class SharingLines implements Supplier<Stream<ChecklistItem>> {
    private final Supplier<TtlPolicies> policies;
    private final ShareQueries shares;
    private final Inspector inspector;
    private final Site site;

    SharingLines(Supplier<TtlPolicies> policies, ShareQueries shares, Inspector inspector, Site site) {
        this.policies = policies;
        this.shares = shares;
        this.inspector = inspector;
        this.site = site;
    }

    @Override
    public Stream<ChecklistItem> get() {
        return Stream.of(policy(), publishGate(), support());
    }

    private ChecklistItem policy() {
        var ranges = policies.get().tiers().stream().map(SharingLines::range).collect(Collectors.joining(" · "));
        return holds("ttl-policy", "Every link's time to live is bounded by its risk", ranges);
    }

    private ChecklistItem publishGate() {
        long let = shares.overridden();
        if (let == 0) {
            return holds(
                    "publish-gate", "Only published videos are shared", "no live link was let past the publish gate");
        }
        return line(
                Severity.WARNS,
                "publish-gate",
                let + (let == 1 ? " link was" : " links were") + " let past the publish gate",
                "an admin stated a reason for each; it is on the link and in the audit log",
                "Publish the video, or revoke the link.",
                "go.links");
    }

    private ChecklistItem support() {
        var newest = shares.page(ShareFilter.ALL, "-created", null, 0, 1, false).items();
        if (newest.isEmpty()) {
            return line(
                    Severity.NOT_MEASURED,
                    "support-diagnostics",
                    "Inspect has not been tried on a link of yours",
                    "there is no link yet",
                    "Create a link and paste it anywhere in this window.",
                    "go.links");
        }
        return recognised(newest.getFirst())
                ? holds(
                        "support-diagnostics",
                        "Inspect knows a pasted link",
                        "tried just now with the newest link; it was found with its state and sessions")
                : line(
                        Severity.BLOCKS,
                        "support-diagnostics",
                        "Inspect does not recognise the newest link",
                        "tried just now",
                        "Restart the service; if it stays, send its log to whoever runs it.",
                        "go.inspect");
    }

    private boolean recognised(Standing newest) {
        var link = newest.share(site.base().toString());
        var found = inspector.inspect(link.url()).share();
        return found != null && found.handle().equals(link.handle());
    }

    private static String range(TtlPolicy tier) {
        return "%s risk %s to %s"
                .formatted(
                        tier.risk().name().toLowerCase(Locale.ROOT),
                        Ttl.words(Duration.ofSeconds(tier.minSeconds())),
                        Ttl.words(Duration.ofSeconds(tier.maxSeconds())));
    }
}
