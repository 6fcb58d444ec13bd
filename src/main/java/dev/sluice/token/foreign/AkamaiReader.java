package dev.sluice.token.foreign;

import dev.sluice.token.foreign.FoundTime.Role;
import dev.sluice.token.foreign.FoundTime.Unit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Akamai EdgeAuth tokens: {@code st~exp~acl~ip~id~data~hmac} in a query, a cookie or the path. A token made for one URL does
 * not repeat that URL; an ACL lists paths with wildcards, {@code !} between them.
 */
final class AkamaiReader implements LinkReader {
    /** Names by which properties carry the token, and the bare token. */
    private static final Pattern TOKEN =
            Pattern.compile("(?i)(?:(hdn(?:ts|ea|tl)|__token__|akamai_token|token)(?:=|%3D))?"
                    + "((?:ip|st|exp|acl|url|id|data)(?:=|%3D)[^&;\\s]{1,8192}+)");

    private static final Pattern SIGNATURE = Pattern.compile("(?i)(?:~|%7E)hmac(?:=|%3D)[0-9a-f]{32,128}+");

    @Override
    public Optional<Draft> read(Pasted pasted) {
        var found = TOKEN.matcher(pasted.text());
        while (found.find()) {
            var signature = SIGNATURE.matcher(found.group(2));
            if (signature.find()) {
                return Optional.of(draft(found.group(1), found.group(2).substring(0, signature.end()), pasted));
            }
        }
        return Optional.empty();
    }

    private static Draft draft(@Nullable String parameter, String token, Pasted pasted) {
        var fields = TildeFields.read(token.replaceAll("(?i)%7E", "~").replaceAll("(?i)%3D", "="), "~");
        var draft = new Draft(LinkKind.AKAMAI_EDGEAUTH)
                .token(token)
                .field("parameter", parameter)
                .field("id", fields.get("id"))
                .field("data", fields.get("data"))
                .bound("address", fields.get("ip"))
                .time(Role.STARTS, "st", fields.get("st"), Unit.SECONDS)
                .time(Role.EXPIRES, "exp", fields.get("exp"), Unit.SECONDS)
                .warnIfEndless();
        scope(draft, fields.get("acl"), pasted);
        return inQuery(pasted) ? draft.warnIfQueryOnly(pasted) : draft;
    }

    private static void scope(Draft draft, @Nullable String acl, Pasted pasted) {
        if (acl == null) {
            draft.scope("this one address").warnIfOneFile(pasted);
            return;
        }
        draft.scope(acl.replace("!", " or "));
        var url = pasted.url();
        var inside = url == null;
        for (var glob : acl.split("!", 32)) {
            inside |= url != null && Globs.matches(glob, url.encodedPath());
        }
        if (!inside && inQuery(pasted)) {
            draft.outside(pasted);
        }
    }

    private static boolean inQuery(Pasted pasted) {
        var url = pasted.url();
        return url != null && url.query() != null && url.query().contains("hmac=");
    }
}
