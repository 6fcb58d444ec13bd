package dev.sluice.token.foreign;

import dev.sluice.token.Secrets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Pages of Sluice by their handle, and web addresses without a credential, or with one of no known kind. */
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
        var plain = new Draft(pasted.isPlaylist() ? LinkKind.HLS : LinkKind.PAGE);
        boolean carries = !Secrets.mask(url.toString()).equals(url.toString());
        return Optional.of(
                carries
                        ? plain.signer("somebody, in a way that is not known here")
                                .revocation("Not known: whoever made the credential can say.")
                                .field("credential", "of no known kind")
                        : plain);
    }
}
