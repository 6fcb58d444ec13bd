package dev.sluice.token.foreign;

import dev.sluice.token.foreign.FoundTime.Role;
import dev.sluice.token.foreign.FoundTime.Unit;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Google Media CDN: tokens ({@code ~} between fields, in {@code edge-cache-token}) and signatures ({@code &} or {@code :}
 * between fields, in the query, the path or a cookie). {@code URLPrefix} and {@code IPRanges} are base64url.
 */
final class GoogleReader implements LinkReader {
    private static final Pattern TOKEN = Pattern.compile("(?i)edge-cache-(?:token|cookie)[=:]\\s?([^\\s]{1,8192}+)");
    private static final Pattern MARK =
            Pattern.compile("(?:^|[~&:])(?:Expires|URLPrefix|PathGlobs|FullPath)(?:=|[~&:]|$)");

    @Override
    public Optional<Draft> read(Pasted pasted) {
        var found = TOKEN.matcher(pasted.text());
        if (found.find()) {
            var token = inPath(pasted) ? found.group(1).split("/", 2)[0] : found.group(1);
            return Optional.of(draft(TildeFields.read(token, "~&:"), token, pasted));
        }
        if (pasted.has("KeyName", "Signature", "Expires")) {
            return Optional.of(draft(pasted.params(), null, pasted).warnIfQueryOnly(pasted));
        }
        var bare = pasted.url() == null
                && MARK.matcher(pasted.text()).find()
                && (pasted.text().contains("hmac=") || pasted.text().contains("Signature="));
        return bare
                ? Optional.of(draft(TildeFields.read(pasted.text(), "~&:"), pasted.text(), pasted))
                : Optional.empty();
    }

    private static boolean inPath(Pasted pasted) {
        return pasted.url() != null && pasted.url().encodedPath().contains("edge-cache-token=");
    }

    private static Draft draft(Map<String, String> fields, @Nullable String token, Pasted pasted) {
        var draft = new Draft(LinkKind.GOOGLE_MEDIA_CDN)
                .field("KeyName", fields.get("KeyName"))
                .field("SessionID", fields.get("SessionID"))
                .field("Data", fields.get("Data"))
                .signer(fields.containsKey("KeyName") ? "Media CDN key " + fields.get("KeyName") : null)
                .bound("headers", fields.get("Headers"))
                .bound("addresses", decoded(fields.get("IPRanges")))
                .time(Role.STARTS, "Starts", fields.get("Starts"), Unit.SECONDS)
                .time(Role.EXPIRES, "Expires", fields.get("Expires"), Unit.SECONDS)
                .warnIfEndless();
        scope(draft, fields, pasted);
        return token == null ? draft : draft.token(token);
    }

    private static void scope(Draft draft, Map<String, String> fields, Pasted pasted) {
        var prefix = decoded(fields.get("URLPrefix"));
        var globs = fields.get("PathGlobs");
        var address = pasted.address();
        if (prefix != null) {
            draft.scope(prefix + "*");
            if (address != null && !address.startsWith(prefix)) {
                draft.outside(pasted);
            }
        } else if (globs != null) {
            draft.scope(globs.replace(",", " or "));
        } else if (inPath(pasted) && !fields.containsKey("FullPath")) {
            draft.scope("everything below the folder that the token stands in");
        } else {
            draft.scope("this one address").warnIfOneFile(pasted);
        }
    }

    private static @Nullable String decoded(@Nullable String base64) {
        try {
            return base64 == null
                    ? null
                    : new String(Base64.getUrlDecoder().decode(base64.replaceAll("=+$", "")), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
