package dev.sluice.runbook.step;

import dev.sluice.runbook.Act;
import dev.sluice.runbook.Check;
import dev.sluice.runbook.StepContext;
import dev.sluice.runbook.StepType;
import dev.sluice.runbook.Undo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks a commercial CDN to forget what dead links may get out of it. Whether it has is looked at later, apart. */
final class Purge implements StepType {
    static final String NOTHING = "No commercial CDN is connected. Own edges ask about floors before any cache.";

    private final Cdns cdns;

    Purge(Cdns cdns) {
        this.cdns = cdns;
    }

    /**
     * What was asked for.
     *
     * @param ids the CDN's id of each purge, by asset
     * @param first what it answered dead links right after
     */
    record Purged(String cdn, Map<String, String> ids, Instant at, Tally first) {}

    @Override
    public String name() {
        return "purge";
    }

    @Override
    public String requires() {
        return "A commercial CDN is connected.";
    }

    @Override
    public Optional<String> notNeeded(StepContext step) {
        return cdns.connected().isEmpty() ? Optional.of(NOTHING) : Optional.empty();
    }

    @Override
    public String preview() {
        return "Asks the commercial CDN to purge each asset hit, keeps the purge ids and looks once.";
    }

    @Override
    public Act act(StepContext step) {
        var cdn = cdns.connected().orElse(null);
        if (cdn == null) {
            return new Act.NotNeeded(NOTHING);
        }
        List<String> assets = cdns.assets(step);
        var ids = new TreeMap<String, String>();
        for (String asset : assets) {
            ids.put(asset, cdn.purge(asset, step.key() + "/" + asset));
            step.say("%d of %d purges asked of %s".formatted(ids.size(), assets.size(), cdn.name()));
        }
        step.keep(new Purged(cdn.name(), ids, step.now(), cdns.look(step, cdn)));
        return new Act.Done();
    }

    @Override
    public Check verify(StepContext step) {
        return step.kept(Purged.class)
                .<Check>map(purged -> new Check.Holds(words(purged)))
                .orElseGet(() -> new Check.Missing("No purge was asked for."));
    }

    private static String words(Purged purged) {
        String asked = "%s: %d purge%s asked, %s"
                .formatted(
                        purged.cdn(),
                        purged.ids().size(),
                        purged.ids().size() == 1 ? "" : "s",
                        purged.ids().values().stream()
                                .limit(3)
                                .reduce((a, b) -> a + ", " + b)
                                .orElse("nothing to purge"));
        return asked + (purged.first().allRefused() ? " · refused there already" : " · purge pending");
    }

    @Override
    public Undo undo() {
        return new Undo.None("A cache fills itself again.");
    }
}
