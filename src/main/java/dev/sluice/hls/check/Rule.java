package dev.sluice.hls.check;

import dev.sluice.api.Severity;

/**
 * What a check is about.
 *
 * @param code stable kebab-case name of what is wrong when the rule is broken
 * @param severity when it is broken and the profile says nothing else
 * @param asks what the rule asks for, one sentence in the present tense
 * @param source where the rule comes from
 */
public record Rule(String code, Severity severity, String asks, String source) {
    static Rule blocks(String code, String asks, String source) {
        return new Rule(code, Severity.BLOCKS, asks, source);
    }

    static Rule warns(String code, String asks, String source) {
        return new Rule(code, Severity.WARNS, asks, source);
    }

    static Rule info(String code, String asks, String source) {
        return new Rule(code, Severity.INFO, asks, source);
    }
}
