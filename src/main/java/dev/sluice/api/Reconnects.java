package dev.sluice.api;

/**
 * How a destination is tried again after its connection was lost or refused: the pause doubles with each loss in a row, from
 * the first to the longest.
 *
 * @param attempts losses in a row before it is given up, 0 to 1000; 0 never gives up
 * @param firstPauseSeconds 1 to 300; 0 means the default, 1
 * @param longestPauseSeconds from the first to 3600; 0 means the default, 30 or the first where that is longer
 */
public record Reconnects(int attempts, int firstPauseSeconds, int longestPauseSeconds) {
    /** What a destination has that says nothing else. */
    public static final Reconnects DEFAULT = new Reconnects(0, 1, 30);
}
