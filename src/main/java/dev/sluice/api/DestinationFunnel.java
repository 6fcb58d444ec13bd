package dev.sluice.api;

/**
 * From links to viewers who did what a destination was for, of its live streams or of their replays. People who watch on a
 * platform itself are its own to count; the links given out there are counted here.
 *
 * @param destination id
 * @param name of the destination
 * @param kind of the destination
 * @param part {@code live} or {@code replay}
 * @param figures their channel is the one of the destination; empty for {@code owned}
 */
public record DestinationFunnel(
        String destination, String name, DestinationKind kind, String part, ChannelFunnel figures) {}
