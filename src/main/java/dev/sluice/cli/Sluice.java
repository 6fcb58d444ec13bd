package dev.sluice.cli;

/** Entry point. */
public final class Sluice {
    private Sluice() {}

    /** Starts. */
    public static void main(String[] args) {}
}
