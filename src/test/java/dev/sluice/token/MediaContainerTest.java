package dev.sluice.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The short cut matches exactly what its regular expression matches. */
class MediaContainerTest {
    private static final List<String> PIECES = List.of(
            "https://",
            "http://",
            "ftp://",
            "video.example.com",
            "videoxexample.com",
            "[::1]:8700",
            ":8700",
            "/",
            "tour",
            "to.ur",
            "toxur",
            "master.m3u8",
            "masterxm3u8",
            "?",
            "a=b",
            "^",
            "$",
            "|",
            "(",
            ")",
            "\\",
            ".",
            "x",
            "%41");

    @Test
    void agreesWithTheGeneralEngine() {
        var random = new Random(9246);
        var inside = 0;
        for (var playlistOnly : List.of(true, false)) {
            for (var asset : List.of("tour", "to.ur", "a~b_c-d")) {
                var own = new MediaContainer(List.of("video.example.com", "[::1]:8700"), asset, playlistOnly);
                var general = Pattern.compile(own.text().substring("regex:".length()));
                for (var i = 0; i < 30_000; i++) {
                    var uri = i % 2 == 0 ? any(random) : near(random, asset);
                    assertThat(own.matches(uri)).as(uri).isEqualTo(general.matches(uri));
                    inside += own.matches(uri) ? 1 : 0;
                }
            }
        }
        assertThat(inside).isGreaterThan(5_000);
    }

    @Test
    void isReadBackFromItsTextAndFromNothingElse() {
        var own = new MediaContainer(List.of("[::1]:8700", "a.b"), "to.ur", false);

        assertThat(MediaContainer.parse(own.text())).contains(own);
        assertThat(MediaContainer.parse(own.text().replace("\\.ur", ".ur"))).isEmpty();
        assertThat(MediaContainer.parse(own.text().replace("$", ""))).isEmpty();
        assertThat(MediaContainer.parse("regex:^https?://(a\\|b)/x/[^?]*(\\?.*)?$"))
                .isEmpty();
        assertThat(MediaContainer.parse("regex:^https?://(a)/[^?]*(\\?.*)?$")).isEmpty();
    }

    private static String any(Random random) {
        var out = new StringBuilder();
        for (var n = random.nextInt(9); n >= 0; n--) {
            out.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return out.toString();
    }

    private static String near(Random random, String asset) {
        var host = random.nextBoolean() ? "video.example.com" : "[::1]:8700";
        var file = random.nextBoolean() ? "master.m3u8" : "v/1.m4s";
        var uri = new StringBuilder("https://" + host + "/" + asset + "/" + file);
        if (random.nextInt(3) == 0) {
            uri.insert(random.nextInt(uri.length()), PIECES.get(random.nextInt(PIECES.size())));
        }
        if (random.nextInt(3) == 0) {
            uri.deleteCharAt(random.nextInt(uri.length()));
        }
        return uri + (random.nextBoolean() ? "?CMCD=x?y" : "");
    }
}
