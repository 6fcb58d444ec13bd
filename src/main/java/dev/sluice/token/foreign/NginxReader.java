package dev.sluice.token.foreign;

import dev.sluice.token.foreign.FoundTime.Role;
import dev.sluice.token.foreign.FoundTime.Unit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * nginx {@code secure_link}: an MD5 in base64url with a time, by custom in {@code md5} and {@code expires} or {@code st} and
 * {@code e}. What else was hashed (an address, say) cannot be seen.
 */
final class NginxReader implements LinkReader {
    private static final String MD5 = "[A-Za-z0-9_+/-]{22}(?:==)?|[0-9a-fA-F]{32}";

    @Override
    public Optional<Draft> read(Pasted pasted) {
        var name = name(pasted.param("md5"), "expires", pasted);
        var time = name == null ? name(pasted.param("st", "secure", "hash"), "e", pasted) : name;
        if (time == null) {
            return Optional.empty();
        }
        return Optional.of(new Draft(LinkKind.NGINX_SECURE_LINK)
                .scope("this one address, as far as can be seen")
                .time(Role.EXPIRES, time, pasted.param(time), Unit.SECONDS)
                .warnIfEndless()
                .warnIfOneFile(pasted)
                .warnIfQueryOnly(pasted));
    }

    private static @Nullable String name(@Nullable String hash, String time, Pasted pasted) {
        if (hash == null || !hash.matches(MD5)) {
            return null;
        }
        return pasted.has(time) ? time : pasted.has("expires") || pasted.has("md5") ? "expires" : null;
    }
}
