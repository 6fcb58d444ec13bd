package dev.sluice.console.destinations;

import dev.sluice.api.ChannelHealth;
import dev.sluice.api.DestinationFunnel;
import dev.sluice.console.ui.Tone;
import java.util.List;

/**
 * What reaches people: conversion by destination, and how the channels of links do.
 *
 * @param funnel live and replay apart, of the show in view
 * @param channels of the last half hour, those that are amiss first
 */
record Reach(List<DestinationFunnel> funnel, List<ChannelHealth> channels) {
    static final Reach NONE = new Reach(List.of(), List.of());

    static Reach of(List<DestinationFunnel> funnel, List<ChannelHealth> channels) {
        // A destination nobody was sent from would only be a row of nothing.
        var some = funnel.stream()
                .filter(each -> each.figures().issued() + each.figures().opened() > 0)
                .toList();
        return new Reach(some, channels);
    }

    /** Colour of a channel's state. */
    static Tone tone(ChannelHealth channel) {
        return switch (channel.state()) {
            case ChannelHealth.AMISS -> Tone.WARN;
            case ChannelHealth.FINE -> Tone.OK;
            default -> Tone.NEUTRAL;
        };
    }
}
