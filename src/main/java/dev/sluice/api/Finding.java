package dev.sluice.api;

import org.jspecify.annotations.Nullable;

/**
 * One thing an inspection or a check has to say.
 *
 * @param code stable kebab-case name of the rule, for example {@code extinf-exceeds-target}
 * @param severity how much it matters
 * @param sentence what is so, in the present tense, for a person
 * @param evidence what was seen and where: file, line, byte, header; empty when there is nothing to show
 * @param fix what to do about it; empty when there is nothing to do
 * @param source the rule's origin, for example {@code RFC 8216 4.3.3.1} or {@code Apple 7.4}; null for Sluice's own rules
 */
public record Finding(
        String code,
        Severity severity,
        String sentence,
        String evidence,
        String fix,
        @Nullable String source) {}
