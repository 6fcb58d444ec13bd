package dev.sluice.runbook.step;

import dev.sluice.api.EmergencySettings;
import dev.sluice.floors.Scope;
import dev.sluice.runbook.StepContext;
import dev.sluice.share.ScopedShares;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;

/** The CDN that is configured now, what a run has to purge there, and a look at what it still serves. */
final class Cdns {
    private static final int SAMPLE = 5;

    private final Supplier<EmergencySettings> settings;
    private final ScopedShares shares;
    private final Probes probes;
    private final Prober prober;
    private final OkHttpClient http = HttpCdn.client();

    Cdns(Supplier<EmergencySettings> settings, ScopedShares shares, Probes probes, Prober prober) {
        this.settings = settings;
        this.shares = shares;
        this.probes = probes;
        this.prober = prober;
    }

    Optional<Cdn> connected() {
        return Optional.ofNullable(settings.get().cdn()).map(cdn -> new HttpCdn(cdn, http));
    }

    /** Assets whose media may lie in a cache under dead links. */
    List<String> assets(StepContext step) {
        return shares.killedAssets(Scope.parse(step.target()), step.run().run());
    }

    /** Asks the CDN for playlists and segments of dead links, as a viewer would. */
    Tally look(StepContext step, Cdn cdn) {
        var sample = shares.killedSample(Scope.parse(step.target()), step.run().run(), SAMPLE);
        var asEdge = new Edges.Edge(cdn.name(), cdn.mediaBase(), Duration.ZERO, null);
        return prober.ask(List.of(asEdge), probes.ofLinks(sample), tally -> {});
    }
}
