package dev.sluice.console.quality.goals;

import dev.sluice.api.Alert;
import dev.sluice.api.AlertRule;
import dev.sluice.api.Destination;
import dev.sluice.api.Quality.SloState;
import dev.sluice.api.RegionTable;
import java.util.List;

/**
 * Everything on the sheet, as of one moment.
 *
 * @param slos of everybody in the newest 8 hours
 * @param webhooks that a rule may tell
 */
record Goals(
        List<SloState> slos,
        List<AlertRule> rules,
        List<Alert> alerts,
        List<Destination> webhooks,
        RegionTable regions) {}
