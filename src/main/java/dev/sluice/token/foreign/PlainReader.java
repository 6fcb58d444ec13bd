package dev.sluice.token.foreign;

import java.util.Optional;
import java.util.regex.Pattern;

/** Pages of Sluice by their handle, and web addresses without a credential. */
final class PlainReader implements LinkReader {
    /** 128 bits as base64url. */
    private static final Pattern PAGE = Pattern.compile("(?:/.*)?/(s|embed)/([A-Za-z0-9_-]{22})/?");

    @Override
    public Optional<Draft> read(Pasted pasted) {
        var url = pasted.url();
        if (url == null) {
            return Optional.empty();
        }
        var page = PAGE.matcher(url.encodedPath());
        if (page.matches()) {
            var kind = page.group(1).equals("s") ? LinkKind.SLUICE_SHARE : LinkKind.SLUICE_EMBED;
            return Optional.of(new Draft(kind).field("handle", page.group(2)).scope("one asset, under its share"));
        }
        return Optional.of(new Draft(pasted.isPlaylist() ? LinkKind.HLS : LinkKind.PAGE));
    }
}
