package dev.sluice.service;

import dev.sluice.api.AssetState;
import dev.sluice.api.Binding;
import dev.sluice.api.DemoViewers;
import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.Risk;
import dev.sluice.api.Role;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.api.ShareState;
import dev.sluice.asset.Assets;
import dev.sluice.http.Call;
import dev.sluice.http.Route;
import dev.sluice.share.ShareFilter;
import dev.sluice.share.ShareQueries;
import dev.sluice.share.Shares;
import dev.sluice.share.Standing;
import dev.sluice.telemetry.demo.DemoDay;
import dev.sluice.telemetry.ingest.Inbox;
import dev.sluice.telemetry.ingest.Regions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Demo viewers: one act invents them, one takes them out again. */
final class Demo {
    private static final String PATH = "/api/v1/demo-viewers";
    private static final List<String> CHANNELS = List.of("demo-newsletter", "demo-owned-player", "demo-social");
    private static final Binding ANYWHERE = Binding.NONE.withOrigins(List.of(Binding.ANY_ORIGIN));
    private static final Binding DESKTOPS_ANYWHERE =
            new Binding(null, null, List.of(Binding.ANY_ORIGIN), null, "desktop", null, null, null);
    private static final Duration A_DAY_AND_MORE = Duration.ofHours(26);

    private final Shares shares;
    private final ShareQueries queries;
    private final Assets assets;
    private final Inbox inbox;
    private final Regions regions;
    private final DemoPlayers players;
    private final BiConsumer<String, Operator> revoke;
    private final Clock clock;

    Demo(
            Shares shares,
            ShareQueries queries,
            Assets assets,
            Inbox inbox,
            Regions regions,
            DemoPlayers players,
            BiConsumer<String, Operator> revoke,
            Clock clock) {
        this.shares = shares;
        this.queries = queries;
        this.assets = assets;
        this.inbox = inbox;
        this.regions = regions;
        this.players = players;
        this.revoke = revoke;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.post(
                        PATH, Role.ADMIN, "Fills the workspace with demo viewers", null, DemoViewers.class, this::fill),
                new Route(
                        "DELETE", PATH, Role.ADMIN, "Removes the demo viewers", null, DemoViewers.class, this::remove));
    }

    private Object fill(Call call) {
        if (!live().isEmpty()) {
            throw Fault.conflict("demo-there", "There are demo viewers already.", "Remove them first.");
        }
        var asset = assets.page(null, 100).items().stream()
                .filter(each -> each.state() == AssetState.PUBLISHED)
                .findFirst()
                .orElseThrow(() -> Fault.conflict(
                        "nothing-published", "Demo viewers need a published video.", "Publish one, then try again."));
        var open = CHANNELS.stream()
                .map(channel -> link(asset.id(), channel, ANYWHERE, call.operator()))
                .toList();
        var links =
                new DemoPlayers.Links(open, link(asset.id(), CHANNELS.getFirst(), DESKTOPS_ANYWHERE, call.operator()));
        regions.invent(Regions.read(DemoDay.REGIONS));
        long length = asset.durationMs() == null ? 0 : asset.durationMs();
        players.start(links, goesOn -> new DemoDay(inbox, open, length, 1).tell(clock.millis(), goesOn));
        return new DemoViewers(links.all());
    }

    private String link(String asset, String channel, Binding binding, Operator operator) {
        // Two tiers, so that what strictness costs can be seen side by side.
        var risk = channel.equals(CHANNELS.getLast()) ? Risk.LOW : Risk.MEDIUM;
        var wanted = new ShareRequest(asset, ShareMode.EMBED, "12h", risk, channel, binding, null, null);
        return shares.create(wanted, operator).row().handle();
    }

    private Object remove(Call call) {
        players.stop();
        var all = CHANNELS.stream().flatMap(channel -> of(channel).stream()).toList();
        live().forEach(standing -> revoke.accept(standing.row().handle(), call.operator()));
        var handles = all.stream().map(standing -> standing.row().handle()).toList();
        inbox.forget(handles, clock.instant().minus(A_DAY_AND_MORE).toEpochMilli())
                .join();
        regions.invent(Regions.read(""));
        return new DemoViewers(handles);
    }

    private List<Standing> live() {
        return CHANNELS.stream()
                .flatMap(channel -> of(channel).stream())
                .filter(standing -> standing.state() == ShareState.ACTIVE || standing.state() == ShareState.FROZEN)
                .toList();
    }

    private List<Standing> of(String channel) {
        var filter = new ShareFilter(null, channel, null, null, Set.of(), null, false, null, null);
        return queries.page(filter, "-created", null, 0, 500, false).items();
    }
}
