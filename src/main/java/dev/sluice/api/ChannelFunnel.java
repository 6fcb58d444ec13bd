package dev.sluice.api;

/**
 * From links to viewers who did what the channel was for.
 *
 * @param issued links made in this time
 * @param opened attempts to watch, those refused included
 * @param started first pictures
 * @param quarter watched a quarter, as half, threeQuarters and nearlyAll (95 %)
 * @param slowStarts startups of more than three seconds
 * @param slowConverted of those, converted
 * @param slowEffect how much less often they convert than others, from -1 (never); 0 where there are too few to tell
 * @param low lower bound of that at 95 %
 * @param high upper bound
 */
public record ChannelFunnel(
        String channel,
        long issued,
        long opened,
        long refused,
        long started,
        long quarter,
        long half,
        long threeQuarters,
        long nearlyAll,
        long converted,
        long slowStarts,
        long slowConverted,
        double slowEffect,
        double low,
        double high) {
    /** The same figures, of another channel. */
    public ChannelFunnel of(String other) {
        return new ChannelFunnel(
                other,
                issued,
                opened,
                refused,
                started,
                quarter,
                half,
                threeQuarters,
                nearlyAll,
                converted,
                slowStarts,
                slowConverted,
                slowEffect,
                low,
                high);
    }
}
