package dev.sluice.token;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Masks what opens something (tokens, signatures, keys, passwords) in any text that goes to a screen, a log, a bundle or a
 * cURL line. Masks rather too much than too little; what it leaves, it leaves in place, so that a masked address can still
 * be read. Runs in time linear in the text.
 */
public final class Secrets {
    private static final String MASK = "***";

    /** Parameters, cookies and fields that carry credentials in the formats Sluice meets. */
    private static final String NAMES = "(?:[a-z]++[_-])?token|__token__|bcdn_token|edge-cache-(?:token|cookie)"
            + "|hdn(?:ts|ea|tl)|hmac|md5|sig|(?:x-(?:amz|goog)-|cloudfront-)?signature|(?:cloudfront-)?policy"
            + "|x-(?:amz|goog)-credential|x-amz-security-token|cta-common-access-token|cat"
            + "|(?:api[_-]?|access[_-]?|secret[_-]?|private[_-]?)?key|(?:client[_-]?)?secret|passw(?:or)?d|renewal|streamkey";

    private static final List<Rule> RULES = List.of(
            rule("-----BEGIN [A-Z ]*+PRIVATE KEY-----[^-]*+(?:-----END [A-Z ]*+-----)?", MASK),
            rule("(\"(?:d|k|p|q|dp|dq|qi)\"\\s*+:\\s*+\")[^\"]*+", "$1" + MASK),
            rule("(?i)(\"(?:" + NAMES + ")\"\\s*+:\\s*+\")[^\"]*+", "$1" + MASK),
            rule(
                    "(?i)((?:proxy-)?authorization|(?:set-)?cookie|x-api-key|cta-common-access-token)(\\s*+:\\s*+)[^\\r\\n\"']++",
                    "$1$2" + MASK),
            rule("(?i)\\b(bearer|basic)\\s++[A-Za-z0-9._~+/=-]{8,}+", "$1 " + MASK),
            rule("(://)[^/?#@\\s]{1,256}+@", "$1" + MASK + "@"),
            rule("\\beyJ[A-Za-z0-9_-]++(?:\\.[A-Za-z0-9_-]*+){1,4}+", MASK),
            rule("\\bslk_[A-Za-z0-9_-]++", "slk_" + MASK),
            rule("\\b(?:2D3[Q-T]|0[YI][RQ])[A-Za-z0-9_-]{20,}+", MASK),
            rule("(?i)(urisigningpackage)(=|%3d)[^/&;\\s\"'<>]*+", "$1$2" + MASK),
            rule("(?i)(?:(?<![a-z0-9])|(?<=%[0-9a-f]{2}))(" + NAMES + ")(=|%3d)[^&;\\s\"'<>]*+", "$1$2" + MASK),
            rule("(?<![A-Za-z0-9])(st)(=|%3D)[A-Za-z0-9_-]{22}\\b", "$1$2" + MASK));

    private Secrets() {}

    /** The text without what opens something; masking it again changes nothing. */
    public static String mask(String text) {
        var masked = text;
        for (var rule : RULES) {
            masked = rule.pattern.matcher(masked).replaceAll(rule.replacement);
        }
        return masked;
    }

    private static Rule rule(String expression, String replacement) {
        return new Rule(Pattern.compile(expression), replacement);
    }

    private record Rule(Pattern pattern, String replacement) {}
}
