package dev.sluice.telemetry.session;

/**
 * A time in one state.
 *
 * @param from epoch milliseconds by our clock
 * @param to not before {@code from}
 * @param seek whether it belongs to a seek, so that waiting in it is no stall
 */
public record Span(PlayState state, long from, long to, boolean seek) {
    long length() {
        return to - from;
    }
}
