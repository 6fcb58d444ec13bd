package dev.sluice.api;

import java.util.List;

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
    /**
     * How many came as far.
     *
     * @param name as a column of comma-separated values is called
     * @param words as people read it after the number
     */
    public record Step(String name, String words, long count) {}

    /** From first to last. */
    public List<Step> steps() {
        return List.of(
                new Step("issued", "links issued", issued),
                new Step("opened", "opened", opened),
                new Step("refused", "refused by rules", refused),
                new Step("started", "started", started),
                new Step("watched_25", "watched 25 %", quarter),
                new Step("watched_50", "watched 50 %", half),
                new Step("watched_75", "watched 75 %", threeQuarters),
                new Step("watched_95", "watched 95 %", nearlyAll),
                new Step("converted", "converted", converted));
    }

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
