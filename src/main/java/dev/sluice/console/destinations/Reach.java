package dev.sluice.console.destinations;

import dev.sluice.api.Alert;
import dev.sluice.api.DestinationFunnel;
import dev.sluice.api.Quality;
import dev.sluice.console.ui.Tone;
import java.util.List;
import java.util.Locale;

/**
 * What reaches people: conversion by destination, and how the channels of links do.
 *
 * @param funnel live and replay apart, of the show in view
 * @param channels of the last half hour, those that are amiss first
 */
record Reach(List<DestinationFunnel> funnel, List<Channel> channels) {
    static final Reach NONE = new Reach(List.of(), List.of());

    /** A channel's health: an alert that is not over decides, for it is raised and cleared with hysteresis. */
    record Channel(String name, String state, Tone tone, String sentence) {}

    static Reach of(List<DestinationFunnel> funnel, Quality quality, List<Alert> alerts) {
        var channels = quality.cohorts().stream()
                .map(cohort -> channel(cohort, alerts))
                .sorted(java.util.Comparator.comparingInt(channel -> channel.tone() == Tone.WARN ? 0 : 1))
                .toList();
        // A destination nobody was sent from would only be a row of nothing.
        var some = funnel.stream()
                .filter(each -> each.figures().issued() + each.figures().opened() > 0)
                .toList();
        return new Reach(some, channels);
    }

    private static Channel channel(Quality.CohortQuality cohort, List<Alert> alerts) {
        var figures = cohort.figures();
        return alerts.stream()
                .filter(alert -> alert.clearedAt() == null
                        && alert.by().equals("channel")
                        && alert.name().equals(cohort.name()))
                .findFirst()
                .map(alert -> new Channel(cohort.name(), "amiss", Tone.WARN, alert.sentence()))
                .orElseGet(() -> figures.started() == 0
                        ? new Channel(cohort.name(), "not measured", Tone.NEUTRAL, "Nobody's player has reported.")
                        : new Channel(cohort.name(), "fine", Tone.OK, said(figures)));
    }

    private static String said(Quality.Figures figures) {
        return String.format(
                Locale.ENGLISH,
                "startup p95 %.1f s, stalled %.1f %%, start failures %.1f %%, n = %,d",
                figures.startupMs().value() / 1000,
                figures.stalled().value() * 100,
                figures.failed().value() * 100,
                figures.started());
    }
}
