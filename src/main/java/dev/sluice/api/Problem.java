package dev.sluice.api;

import org.jspecify.annotations.Nullable;

/**
 * An error as the control API says it (RFC 9457 problem details).
 *
 * @param type URI reference of the kind of problem, {@code /problems/} followed by the code
 * @param title what happened, one sentence
 * @param status HTTP status code
 * @param code stable short code, for example {@code ttl-out-of-policy}
 * @param detail what was seen; null when the title says it all
 * @param nextAct what the reader can do now; null when nothing helps
 */
public record Problem(
        String type,
        String title,
        int status,
        String code,
        @Nullable String detail,
        @Nullable String nextAct) {
    private static final int LONGEST = 500;

    /** A problem whose type follows from its code. */
    public static Problem of(int status, String code, String title, @Nullable String detail, @Nullable String nextAct) {
        return new Problem("/problems/" + code, cut(title), status, code, detail, nextAct);
    }

    /** What somebody sent may be quoted in a title, whatever its length. */
    private static String cut(String title) {
        return title.length() <= LONGEST ? title : title.substring(0, LONGEST - 1) + "…";
    }
}
