package dev.sluice.hls.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.hls.Lab;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaylistTokenizerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "#EXTM3U",
                "#EXTM3U\r\n#EXT-X-VERSION:3\r\n",
                "\uFEFF#EXTM3U \n\n  #EXTINF: 6.0 , a title, with commas\n s 1.ts \n#a comment",
                "\r\r\n\r",
                "#EXT-X-KEY:METHOD=AES-128,URI=\"a,b=c\"\n",
            })
    void losesNoCharacter(String text) {
        assertThat(PlaylistTokenizer.tokenize(text).original()).isEqualTo(text);
    }

    static Stream<Path> labPlaylists() throws IOException {
        return Lab.files(".m3u8");
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("labPlaylists")
    void losesNoByteOfRealPlaylists(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        assertThat(PlaylistTokenizer.tokenize(bytes).original().getBytes(StandardCharsets.UTF_8))
                .isEqualTo(bytes);
    }

    @Test
    void saysWhereThingsStand() {
        var text = PlaylistTokenizer.tokenize("#EXTM3U\n  #EXT-X-KEY: METHOD=AES-128 , URI=\"k\"\n");
        var tag = text.tags("EXT-X-KEY").getFirst();
        assertThat(tag.number()).isEqualTo(2);
        assertThat(tag.column()).isEqualTo(3);
        assertThat(tag.attributes().get("METHOD")).isEqualTo("AES-128");
        var uri = tag.attributes().find("URI");
        assertThat(uri.column()).isEqualTo(tag.raw().indexOf("URI") + 1);
        assertThat(uri.quoted()).isTrue();
    }

    @Test
    void tellsKnownTagsFromUnknownOnesAndFromComments() {
        var text = PlaylistTokenizer.tokenize("#EXTM3U\n#EXT-X-FANCY:1\n#EXTENDED?\n# note\n");
        assertThat(text.tags().map(Line.Tag::known)).containsExactly(true, false, false);
        assertThat(text.lines().get(3)).isInstanceOf(Line.Comment.class);
    }

    @Test
    void notesWhatIsNotUtf8() {
        assertThat(PlaylistTokenizer.tokenize(new byte[] {'#', (byte) 0xC3, '('})
                        .notUtf8())
                .isTrue();
        assertThat(PlaylistTokenizer.tokenize("#EXTM3U\u00E9".getBytes(StandardCharsets.UTF_8))
                        .notUtf8())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=\"unclosed,B=2", "=,=,,", "A", "A=1,A=2", "\u00A0=\"\"", "A=\"x\"garbage,B=2"})
    void readsBrokenAttributeListsWithoutComplaint(String list) {
        assertThat(Attributes.parse(list, 1).list())
                .allSatisfy(a -> assertThat(list).contains(a.value()));
    }
}
