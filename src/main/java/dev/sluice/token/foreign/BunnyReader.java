package dev.sluice.token.foreign;

import dev.sluice.token.foreign.FoundTime.Role;
import dev.sluice.token.foreign.FoundTime.Unit;
import java.util.Optional;

/**
 * Bunny token authentication: {@code token} (or {@code bcdn_token} in the path) with {@code expires}, and a folder in
 * {@code token_path}. An address it is locked to is signed but not written in the link.
 */
final class BunnyReader implements LinkReader {
    @Override
    public Optional<Draft> read(Pasted pasted) {
        var inPath = pasted.has("bcdn_token");
        if (!pasted.has("expires") || !(inPath || pasted.has("token"))) {
            return Optional.empty();
        }
        var folder = pasted.param("token_path");
        var draft = new Draft(LinkKind.BUNNY)
                .scope(folder == null ? "this one address" : folder + "*")
                .bound("countries", pasted.param("token_countries"))
                .bound("countries other than", pasted.param("token_countries_blocked"))
                .field("limit", pasted.param("limit"))
                .time(Role.EXPIRES, "expires", pasted.param("expires"), Unit.SECONDS);
        var url = pasted.url();
        if (folder == null) {
            draft.warnIfOneFile(pasted);
        } else if (url != null && !url.encodedPath().contains(folder.replace(" ", "%20"))) {
            draft.outside(pasted);
        }
        return Optional.of(inPath ? draft : draft.warnIfQueryOnly(pasted));
    }
}
