package dev.sluice.token.foreign;

/** Wildcards as CDNs read them: {@code *} for any text, {@code ?} for one character. */
final class Globs {
    private Globs() {}

    /** Takes time proportional to both lengths at worst. */
    static boolean matches(String glob, String text) {
        var g = 0;
        var t = 0;
        var star = -1;
        var retry = 0;
        while (t < text.length()) {
            if (g < glob.length() && glob.charAt(g) == '*') {
                star = g++;
                retry = t;
            } else if (g < glob.length() && (glob.charAt(g) == '?' || glob.charAt(g) == text.charAt(t))) {
                g++;
                t++;
            } else if (star >= 0) {
                g = star + 1;
                t = ++retry;
            } else {
                return false;
            }
        }
        while (g < glob.length() && glob.charAt(g) == '*') {
            g++;
        }
        return g == glob.length();
    }
}
