package dev.sluice.relay;

import com.google.re2j.Pattern;

/** Takes what is secret out of a URL, so that evidence can be shown and copied. */
final class MaskedUrl {
    /** RFC 9246 carries the token as a path segment named after the package attribute. */
    private static final Pattern PATH_TOKEN = Pattern.compile("(URISigningPackage=)[^/?#&]*");
    /** A JWT anywhere: three base64url parts of which the first opens a JSON object. */
    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

    private static final Pattern QUERY_SECRET = Pattern.compile("(?i)([?&;](?:hdn[a-z]+|md5|hash|st|verify"
            + "|[a-z0-9_.-]*(?:sig|token|policy|credential|secret|passw|hmac|jwt|auth|key)[a-z0-9_.-]*)=)[^&#]*");

    private static final Pattern USER = Pattern.compile("//[^/@?#]*@");
    private static final int LONGEST = 2000;

    private MaskedUrl() {}

    static String of(String url) {
        var path = PATH_TOKEN.matcher(url).replaceAll("$1…");
        var query = QUERY_SECRET.matcher(path).replaceAll("$1…");
        var user = USER.matcher(query).replaceFirst("//…@");
        var clean = JWT.matcher(user).replaceAll("…");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }
}
