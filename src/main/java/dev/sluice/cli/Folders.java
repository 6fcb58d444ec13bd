package dev.sluice.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where things lie on this machine by its own customs.
 *
 * @param os {@code os.name}, lower case
 * @param user the user's home folder
 * @param env environment variables
 */
record Folders(String os, Path user, Map<String, String> env) {

    static Folders of(Map<String, String> env) {
        return new Folders(
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT),
                Path.of(System.getProperty("user.home", ".")),
                env);
    }

    /** The workspace of a user who named none: SLUICE_WORKSPACE, or the system's place for data. */
    Path workspace() {
        var named = env.getOrDefault("SLUICE_WORKSPACE", "");
        return named.isBlank() ? data().resolve(os.contains("linux") ? "sluice" : "Sluice") : Path.of(named);
    }

    /** Whether a window can open. */
    boolean display() {
        return !os.contains("linux") || has("DISPLAY") || has("WAYLAND_DISPLAY");
    }

    /**
     * The shipped runbooks and sample clip: beside the launcher, which sets {@code sluice.home}, or in the working folder
     * of a build.
     */
    static Path assets() {
        var home = System.getProperty("sluice.home");
        var shipped = home == null ? null : Path.of(home, "assets");
        return shipped != null && Files.isDirectory(shipped)
                ? shipped
                : Path.of("assets").toAbsolutePath();
    }

    private boolean has(String name) {
        return !env.getOrDefault(name, "").isBlank();
    }

    private Path data() {
        if (os.contains("mac")) {
            return user.resolve("Library/Application Support");
        }
        return os.contains("windows")
                ? Path.of(env.getOrDefault(
                        "LOCALAPPDATA", user.resolve("AppData/Local").toString()))
                : Path.of(env.getOrDefault(
                        "XDG_DATA_HOME", user.resolve(".local/share").toString()));
    }
}
