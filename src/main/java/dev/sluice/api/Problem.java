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

    /** A problem whose type follows from its code. */
    public static Problem of(int status, String code, String title, @Nullable String detail, @Nullable String nextAct) {
        return new Problem("/problems/" + code, title, status, code, detail, nextAct);
    }
}
