package dev.sluice.token.foreign;

import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import dev.sluice.token.Secrets;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The part of a pasted text that is worth reading: the first web address in it, or else its first line.
 *
 * @param text that part, at most {@value #MAX_TEXT} characters
 * @param url the address in its normal form; null when there is none
 * @param params what the query, the path's {@code name=value} segments or a cookie line say, first value first
 * @param findings what is odd about the text or the address
 */
record Pasted(String text, @Nullable HttpUrl url, Map<String, String> params, List<Finding> findings) {
    static final int MAX_TEXT = 16_384;
    private static final int MAX_PASTED = 1_000_000;
    private static final int MAX_PARAMS = 64;
    private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\s\"'<>`]++");
    private static final Pattern SCHEME = Pattern.compile(
            "(?i)^(?:[a-z][a-z0-9+.-]{1,20}://" + "|(?:about|blob|data|file|javascript|mailto|vbscript|view-source):)");
    private static final Pattern BARE =
            Pattern.compile("(?i)(?:[a-z0-9-]{1,63}\\.){1,8}[a-z]{2,24}(?::\\d{1,5})?/\\S*+");
    /** What goes on in the next line, without a space and not as a link of its own. */
    private static final Pattern BROKEN =
            Pattern.compile("[ \\t]*+\\R[ \\t]*+(?!(?i)https?:)(?=\\S*(?:[/?&=%]|\\.m3u8))[^\\s\"'<>]++\\s*+");

    private static final String DEEP_LINK = "sluice://inspect?link=";

    static Pasted of(String pasted) {
        var findings = new ArrayList<Finding>();
        if (pasted.length() > MAX_PASTED) {
            findings.add(finding(
                    "pasted-too-long",
                    Severity.WARNS,
                    "The pasted text is too long to be read whole.",
                    pasted.length() + " characters",
                    "Paste the link alone."));
        }
        var start = addressed(
                unwrap(pasted.substring(0, Math.min(pasted.length(), MAX_PASTED))
                        .strip()),
                findings);
        var web = WEB.matcher(start);
        var isWeb = web.find();
        var text = cut(isWeb ? trimmed(web.group()) : start.lines().findFirst().orElse(""), findings);
        if (!isWeb) {
            refuseScheme(text, findings);
            return new Pasted(text, null, pairs(text), List.copyOf(findings));
        }
        var url = HttpUrl.parse(text);
        if (url == null) {
            findings.add(finding(
                    "address-malformed",
                    Severity.BLOCKS,
                    "No browser opens such an address.",
                    text,
                    "Copy the link again from its source."));
            return new Pasted(text, null, Map.of(), List.copyOf(findings));
        }
        if (BROKEN.matcher(start.substring(web.end())).matches()) {
            findings.add(finding(
                    "link-broken",
                    Severity.WARNS,
                    "The link seems to be broken over lines, as mails do; it was read to the end of the first one.",
                    "read: " + text,
                    "Paste it in one line."));
        }
        HostFindings.add(url, findings);
        return new Pasted(text, url, params(url), List.copyOf(findings));
    }

    /** The same with a scheme, where somebody copied a link from where browsers leave it out. */
    private static String addressed(String text, List<Finding> findings) {
        if (!BARE.matcher(text).matches()) {
            return text;
        }
        findings.add(finding(
                "scheme-missing",
                Severity.INFO,
                "The link was pasted without its beginning; it is read as https.",
                "",
                ""));
        return "https://" + text;
    }

    private static String unwrap(String text) {
        if (!text.regionMatches(true, 0, DEEP_LINK, 0, DEEP_LINK.length())) {
            return text;
        }
        try {
            return URLDecoder.decode(text.substring(DEEP_LINK.length()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text.substring(DEEP_LINK.length());
        }
    }

    private static String trimmed(String address) {
        var end = address.length();
        while (end > 0 && ".,;:!)]}".indexOf(address.charAt(end - 1)) >= 0) {
            end--;
        }
        return address.substring(0, end);
    }

    private static String cut(String text, List<Finding> findings) {
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        findings.add(finding(
                "link-too-long",
                Severity.BLOCKS,
                "It is longer than any link that a server accepts.",
                text.length() + " characters",
                "Copy the link again from its source."));
        return text.substring(0, MAX_TEXT);
    }

    private static void refuseScheme(String text, List<Finding> findings) {
        var scheme = SCHEME.matcher(text);
        if (!scheme.find()) {
            return;
        }
        var named = scheme.group().toLowerCase(Locale.ROOT);
        findings.add(
                named.startsWith("http")
                        ? finding(
                                "address-malformed",
                                Severity.BLOCKS,
                                "The address names no server.",
                                text,
                                "Copy the link again from its source.")
                        : finding(
                                "scheme-refused",
                                Severity.BLOCKS,
                                "Only http and https links are opened.",
                                named,
                                "Ask the sender for the web address."));
    }

    private static Map<String, String> params(HttpUrl url) {
        var params = new LinkedHashMap<String, String>();
        for (var i = 0; i < Math.min(url.querySize(), MAX_PARAMS); i++) {
            var value = url.queryParameterValue(i);
            params.putIfAbsent(url.queryParameterName(i), value == null ? "" : value);
        }
        for (var segment : url.pathSegments()) {
            if (params.size() < MAX_PARAMS && segment.indexOf('=') > 0) {
                pairs(segment).forEach(params::putIfAbsent);
            }
        }
        return params;
    }

    private static Map<String, String> pairs(String text) {
        var pairs = new LinkedHashMap<String, String>();
        for (var part : text.split("[?&;]\\s*", MAX_PARAMS)) {
            var equals = part.indexOf('=');
            if (equals > 0) {
                pairs.putIfAbsent(
                        part.substring(0, equals).strip(),
                        part.substring(equals + 1).strip());
            }
        }
        return pairs;
    }

    /** The value of the first of the names given; null when none is there. */
    @Nullable
    String param(String... names) {
        for (var name : names) {
            var value = params.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    boolean has(String... names) {
        for (var name : names) {
            if (!params.containsKey(name)) {
                return false;
            }
        }
        return true;
    }

    /** The address for a walk; null when there is none. */
    @Nullable
    String address() {
        return url == null ? null : url.toString();
    }

    String host() {
        return url == null ? "" : url.host();
    }

    boolean hostEndsWith(String... domains) {
        for (var domain : domains) {
            if (host().equals(domain) || host().endsWith("." + domain)) {
                return true;
            }
        }
        return false;
    }

    boolean isPlaylist() {
        return url != null && url.encodedPath().toLowerCase(Locale.ROOT).matches(".*\\.m3u8?");
    }

    static Finding finding(String code, Severity severity, String sentence, String evidence, String fix) {
        // Masked before it is cut: half a secret may not look like one.
        var masked = Secrets.mask(evidence);
        return new Finding(code, severity, sentence, masked.substring(0, Math.min(masked.length(), 256)), fix, null);
    }
}
