package dev.sluice.runbook.step;

import dev.sluice.api.Binding;
import dev.sluice.api.BlastRadius;
import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.Risk;
import dev.sluice.api.Role;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.asset.Assets;
import dev.sluice.floors.Scope;
import dev.sluice.runbook.Targets;
import dev.sluice.share.Bindings;
import dev.sluice.share.ScopedShares;
import dev.sluice.share.ShareQueries;
import dev.sluice.share.Shares;
import dev.sluice.store.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Scopes over the shares of a service, and canaries to drill on. */
public final class ScopeTargets implements Targets {
    private static final int CANARIES = 3;
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);
    private static final Pattern VIEWER_HASH = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Assets assets;
    private final ShareQueries queries;
    private final Shares shares;
    private final ScopedShares scoped;
    private final Predicate<String> destination;
    private final Preflight preflight;
    private final Supplier<String> canaryAsset;
    private final Clock clock;

    /**
     * Scopes over what these hold.
     *
     * @param destination whether a destination has a channel; what goes out there can be ended before any link was handed out
     * @param canaryAsset id of the published asset that drills run over; may have to make it first
     */
    public ScopeTargets(
            Assets assets,
            ShareQueries queries,
            Shares shares,
            ScopedShares scoped,
            Predicate<String> destination,
            Preflight preflight,
            Supplier<String> canaryAsset,
            Clock clock) {
        this.assets = assets;
        this.queries = queries;
        this.shares = shares;
        this.scoped = scoped;
        this.destination = destination;
        this.preflight = preflight;
        this.canaryAsset = canaryAsset;
        this.clock = clock;
    }

    @Override
    public BlastRadius preview(String text) {
        var scope = known(text);
        var hit = scoped.inside(scope);
        var spared = scoped.outside(scope);
        return new BlastRadius(
                scope.toString(),
                title(scope),
                hit.links(),
                hit.watching(),
                hit.channels(),
                scoped.channels(),
                spared.links(),
                hit.recipients(),
                preflight.findings());
    }

    @Override
    public String resolve(String scope) {
        return known(scope).toString();
    }

    @Override
    public String canaries(String scope, String by) {
        String asset = canaryAsset.get();
        String channel = "canary-" + Ids.readable();
        for (int i = 1; i <= CANARIES; i++) {
            var binding = new Binding(null, "canary " + i, List.of(), null, null, null, null, null);
            shares.create(
                    new ShareRequest(asset, ShareMode.API, "10m", Risk.HIGH, channel, binding, null, null),
                    new Operator(by, Role.ADMIN),
                    true);
        }
        return Scope.channel(channel).toString();
    }

    private void requireChannel(String channel) {
        if (!scoped.knowsChannel(channel) && !destination.test(channel)) {
            throw Fault.notFound(
                    "channel-unknown",
                    "No link was ever handed out in the channel “" + channel + "”.",
                    "Copy the channel's name from the list of links.");
        }
    }

    /** A floor never falls: one that lies ahead would shut every link made until then. */
    private void requirePast(Instant cutoff) {
        if (cutoff.isAfter(clock.instant().plus(CLOCKS_APART))) {
            throw Fault.badRequest(
                    "scope-ahead",
                    cutoff + " has not come yet; every link created until then would be refused, with no way back.",
                    "Name an instant that is past; everything shuts all there is now.");
        }
    }

    private Scope known(String text) {
        var scope = hashed(Scope.parse(text));
        switch (scope.kind()) {
            case ASSET -> assets.get(scope.value());
            case LINK -> queries.get(scope.value());
            case CHANNEL -> requireChannel(scope.value());
            case ISSUED_BEFORE -> requirePast(scope.cutoff());
            case VIEWER, KEY, EVERYTHING -> {}
        }
        return scope;
    }

    /** People name a viewer by the id their backend asserts; floors know its hash. */
    private static Scope hashed(Scope scope) {
        if (scope.kind() != Scope.Kind.VIEWER
                || VIEWER_HASH.matcher(scope.value()).matches()) {
            return scope;
        }
        return Scope.viewer(String.valueOf(Bindings.viewerHash(scope.value())));
    }

    private String title(Scope scope) {
        return switch (scope.kind()) {
            case ASSET -> assets.get(scope.value()).title();
            case LINK -> "Link to " + queries.get(scope.value()).row().assetTitle();
            case VIEWER -> "One viewer; anonymous viewers have no such scope";
            case CHANNEL -> "Channel " + scope.value();
            case KEY -> "Everything signed with one key";
            case ISSUED_BEFORE -> "Links issued before " + scope.value();
            case EVERYTHING -> "Everything";
        };
    }
}
