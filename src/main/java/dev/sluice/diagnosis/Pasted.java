package dev.sluice.diagnosis;

import dev.sluice.token.TokenPath;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** What somebody pasted, told apart by its shape alone. */
sealed interface Pasted {
    /** Longer texts are not looked at: no link anybody plays is this long. */
    int LONGEST = 16_384;

    LinkKind kind();

    /** A watch or embed page. */
    record Page(HttpUrl url, String handle, boolean embed) implements Pasted {
        @Override
        public LinkKind kind() {
            return embed ? LinkKind.SLUICE_EMBED : LinkKind.SLUICE_SHARE;
        }
    }

    /** Media under a playback token. */
    record Signed(HttpUrl url, String token) implements Pasted {
        @Override
        public LinkKind kind() {
            return LinkKind.RFC9246;
        }

        @Override
        public String toString() {
            return Masked.url(url);
        }
    }

    /** A playlist, or some other address. */
    record Address(HttpUrl url) implements Pasted {
        @Override
        public LinkKind kind() {
            return url.encodedPath().endsWith(".m3u8") ? LinkKind.HLS : LinkKind.PAGE;
        }
    }

    /** A token without a link around it. */
    record Token(String token) implements Pasted {
        @Override
        public LinkKind kind() {
            return LinkKind.JWT;
        }

        @Override
        public String toString() {
            return "a token";
        }
    }

    /** Nothing that can be opened. */
    record NotALink(String why) implements Pasted {
        @Override
        public LinkKind kind() {
            return LinkKind.UNKNOWN;
        }
    }

    /** Tells what {@code text} is; never throws. */
    static Pasted read(String text) {
        var link = text.strip();
        if (link.isEmpty() || link.length() > LONGEST) {
            return new NotALink(
                    link.isEmpty() ? "Nothing was pasted." : "The text has " + link.length() + " characters.");
        }
        if (Shapes.JWT.matcher(link).matches()) {
            return new Token(link);
        }
        var url = HttpUrl.parse(link);
        return url == null ? new NotALink(Shapes.why(link)) : address(url);
    }

    private static Pasted address(HttpUrl url) {
        var page = Shapes.PAGE.matcher(url.encodedPath());
        if (page.matches()) {
            return new Page(url, page.group(2), page.group(1).equals("embed"));
        }
        return TokenPath.split(url.encodedPath())
                .<Pasted>map(signed -> new Signed(url, signed.token()))
                .orElseGet(() -> new Address(url));
    }

    /** Patterns; all of them linear in the length of the text. */
    final class Shapes {
        static final Pattern JWT = Pattern.compile("[A-Za-z0-9_-]{4,}\\.[A-Za-z0-9_-]{4,}\\.[A-Za-z0-9_-]*");
        static final Pattern PAGE = Pattern.compile("/(s|embed)/([A-Za-z0-9_-]{8,64})/?");
        private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{0,30}):.*", Pattern.DOTALL);

        private Shapes() {}

        static String why(String link) {
            var scheme = SCHEME.matcher(link);
            return scheme.matches()
                    ? "It begins with “" + scheme.group(1) + ":”; only http and https links are opened."
                    : "It is not an http or https address.";
        }
    }
}
