package dev.sluice.service;

import dev.sluice.api.ChannelFunnel;
import dev.sluice.api.CsvField;
import dev.sluice.api.Destination;
import dev.sluice.api.DestinationFunnel;
import dev.sluice.api.Role;
import dev.sluice.asset.Assets;
import dev.sluice.asset.LiveAssets;
import dev.sluice.destination.Destinations;
import dev.sluice.http.Call;
import dev.sluice.http.Reply;
import dev.sluice.http.Route;
import dev.sluice.share.ShareQueries;
import dev.sluice.telemetry.quality.Funnel;
import dev.sluice.telemetry.quality.Span;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Conversion by destination: what became of the links to live streams and to replays, told apart by the channel that links
 * given out at a destination carry. Blocks on the stores.
 */
final class DestinationFunnels {
    private static final String PATH = "/api/v1/destination-funnel";
    private static final String LIVE = "live";
    private static final String REPLAY = "replay";
    private static final ChannelFunnel NONE = new ChannelFunnel("", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private final ShareQueries shares;
    private final Assets assets;
    private final Destinations destinations;
    private final Funnel funnel;
    private final Clock clock;

    DestinationFunnels(ShareQueries shares, Assets assets, Destinations destinations, Funnel funnel, Clock clock) {
        this.shares = shares;
        this.assets = assets;
        this.destinations = destinations;
        this.funnel = funnel;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                described(Route.get(
                                PATH,
                                Role.SUPPORT,
                                "From links to conversions, by destination",
                                List.class,
                                this::funnels)
                        .of(DestinationFunnel.class)),
                described(
                        Route.get(PATH + ".csv", Role.SUPPORT, "The same as comma-separated values", null, this::csv)));
    }

    private static Route described(Route route) {
        return route.reads("show", "Only of this show")
                .reads("window", "Such as 8h or 7d; default 7d")
                .reads("until", "End of it, ISO-8601; default now");
    }

    private List<DestinationFunnel> funnels(Call call) {
        var span =
                Span.of(call.query("window").orElse("7d"), call.query("until").orElse(null), clock.instant());
        var parts = parts(call.query("show").orElse(null));
        var owners = destinations.list().stream()
                .filter(d -> d.channel() != null)
                .collect(Collectors.toMap(Destination::channel, Destination::id, (a, b) -> a));
        var groups = funnel.groups(
                span,
                issued(span),
                part -> Optional.ofNullable(parts.get(part.asset()))
                        .map(kind -> owners.getOrDefault(part.channel(), Destination.OWNED) + " " + kind));
        return destinations.list().stream()
                .flatMap(d -> Stream.of(LIVE, REPLAY).map(part -> row(d, part, groups)))
                .toList();
    }

    private static DestinationFunnel row(Destination d, String part, Map<String, ChannelFunnel> groups) {
        var figures = groups.getOrDefault(d.id() + " " + part, NONE);
        return new DestinationFunnel(
                d.id(), d.name(), d.kind(), part, figures.of(d.channel() == null ? "" : d.channel()));
    }

    /** Live assets and replays, as cohorts call them, with which of both they are; of one show, if it is named. */
    private Map<String, String> parts(@Nullable String show) {
        return assets.ofShows(show).stream()
                .collect(Collectors.toMap(
                        asset -> ShareDirectory.assetWord(asset.title(), asset.id()),
                        asset -> asset.profile().equals(LiveAssets.PROFILE) ? LIVE : REPLAY,
                        (a, b) -> a));
    }

    private Map<Funnel.Part, Long> issued(Span span) {
        return shares.issued(Instant.ofEpochSecond(span.from()), Instant.ofEpochSecond(span.to())).stream()
                .collect(Collectors.toMap(
                        each -> new Funnel.Part(each.channel(), ShareDirectory.assetWord(each.title(), each.asset())),
                        ShareQueries.Issued::links,
                        Long::sum));
    }

    private Reply csv(Call call) {
        var csv = new StringBuilder("destination,name,kind,part,channel,")
                .append(NONE.steps().stream().map(ChannelFunnel.Step::name).collect(Collectors.joining(",")))
                .append('\n');
        for (var each : funnels(call)) {
            var f = each.figures();
            csv.append(Stream.of(
                            each.destination(),
                            each.name(),
                            each.kind().name().toLowerCase(java.util.Locale.ROOT),
                            each.part(),
                            f.channel())
                    .map(CsvField::quoted)
                    .collect(Collectors.joining(",")));
            f.steps().forEach(step -> csv.append(',').append(step.count()));
            csv.append('\n');
        }
        return new Reply(
                200,
                "text/csv; charset=utf-8",
                Map.of("Content-Disposition", "attachment; filename=\"conversion-by-destination.csv\""),
                ByteBuffer.wrap(csv.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
