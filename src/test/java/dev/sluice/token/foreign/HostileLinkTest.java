package dev.sluice.token.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sluice.api.Finding;
import dev.sluice.token.Cpu;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pasted texts that want to hang, fill or break the decoder. */
class HostileLinkTest {
    private static final VerificationKeys SOME_KEYS = VerificationKeys.read("5ec7e75ec7e75ec7e75ec7e75ec7e75e");

    /** Everything gets an answer that can be shown; JAZZER_FUZZ=1 searches on. */
    @FuzzTest
    void anythingPasted(byte[] input) {
        var link = LinkDecoder.decode(new String(input, StandardCharsets.UTF_8));

        assertThat(link.kind()).isNotNull();
        assertThat(link.masked()).hasSizeLessThan(100_000);
        assertThat(link.findings()).hasSizeLessThan(50);
    }

    /** The same bytes as a token of each binary or JSON form. */
    @FuzzTest
    void anyTokenBody(byte[] input) {
        var body = Base64.getUrlEncoder().withoutPadding().encodeToString(input);

        for (var link : List.of("CAT=" + body, "eyJhbGciOiJFUzI1NiJ9." + body + ".x", "hdnts=acl=/*~hmac=" + body)) {
            assertThat(Signature.check(LinkDecoder.decode(link), SOME_KEYS)).isNotNull();
        }
        assertThat(VerificationKeys.read(new String(input, StandardCharsets.UTF_8)))
                .isNotNull();
        assertThat(LinkDecoder.decode("CAT=" + body).kind()).isNotNull();
        assertThat(LinkDecoder.decode("eyJhbGciOiJFUzI1NiJ9." + body + ".x").kind())
                .isNotNull();
        assertThat(LinkDecoder.decode("https://a.example/x?signature=s&policy=" + body)
                        .kind())
                .isNotNull();
        assertThat(LinkDecoder.decode("https://a.example/x?Signature=s&Key-Pair-Id=k&Policy=" + body)
                        .kind())
                .isEqualTo(LinkKind.CLOUDFRONT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "eyJ",
                "eyJ.",
                "https://",
                "https://a/",
                "?a=b&",
                "hdnts=st=",
                "st=1~",
                "~hmac=",
                "CAT=",
                "2D3S",
                "0oR",
                "%",
                "/",
                "edge-cache-token=",
                "Policy=",
                "{",
                "<iframe src='",
                "\u0430",
                "\n",
                "sluice://inspect?link="
            })
    void aMegabyteOfAnythingIsDecodedInTime(String piece) {
        var text = piece.repeat(1_200_000 / piece.length());
        var links = new ArrayList<DecodedLink>();

        var spent = Cpu.spent(() -> {
            for (var start : List.of("", "https://a.example/", "https://a.example/?")) {
                links.add(LinkDecoder.decode(start + text));
            }
        });

        assertThat(spent).isLessThan(Duration.ofSeconds(3));
        assertThat(links)
                .allSatisfy(link ->
                        assertThat(link.findings()).extracting(Finding::code).contains("pasted-too-long"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x81, 0x9F, 0xA1, 0xBF, 0xC0, 0xD8, 0x5F, 0x7F, 0x9B, 0xFF})
    void nestedCborIsBounded(int head) {
        var bytes = new byte[6000];
        Arrays.fill(bytes, (byte) head);
        bytes[0] = (byte) 0xD2;

        assertThat(LinkDecoder.decode(
                                "CAT=" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                        .kind())
                .isEqualTo(LinkKind.UNKNOWN);
    }
}
