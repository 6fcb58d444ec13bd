package dev.sluice.console.theme;

/** Which theme the user asked for. */
public enum ThemeMode {
    /** As the system has it, and changing with it. */
    SYSTEM,
    LIGHT,
    DARK
}
