package dev.sluice.hls.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Finding;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A live window as it goes on for a while, and each thing that its viewers would notice. */
class PlaylistWatchTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T12:00:00Z");
    private static final int SEGMENT = 2;
    private static final int LISTED = 8;

    private final PlaylistWatch watch = new PlaylistWatch("media.m3u8");
    private double seconds;

    @Test
    void aWindowThatMovesOnHasNothingToSay() {
        for (int first = 0; first < 100; first++) {
            assertThat(codes(window(first))).isEmpty();
        }
    }

    @Test
    void aNumberThatGoesBackIsSaidUntilTheReadingsHaveForgottenIt() {
        codes(window(10));
        assertThat(codes(window(9))).containsExactly("live-sequence");
        assertThat(codes(window(11))).containsExactly("live-sequence");
        List<String> said = List.of("");
        for (int first = 12; !said.isEmpty(); first++) {
            assertThat(first).isLessThan(60);
            said = codes(window(first));
        }
    }

    @Test
    void aWindowThatStandsStillIsStaleAndFreshAtOnceWhenItGoesOn() {
        for (int i = 0; i < 2; i++) {
            assertThat(codes(window(5))).isEmpty();
        }
        assertThat(codes(window(5))).containsExactly("live-stale");
        assertThat(codes(window(6))).isEmpty();
    }

    @Test
    void datesOfAnotherClockAndAShortWindowAreSaid() {
        codes(window(5));
        var later = BEGIN.plusSeconds(3_600);
        assertThat(watch.see(seconds, later, window(6)))
                .extracting(Finding::code)
                .containsExactly("live-date");
        var other = new PlaylistWatch("media.m3u8");
        other.see(0, BEGIN, window(1, 2));
        assertThat(other.see(2, BEGIN, window(2, 2))).extracting(Finding::code).contains("live-window-short");
        other.see(4, BEGIN, "no playlist at all");
        assertThat(other.see(6, BEGIN, window(3, 2))).extracting(Finding::code).contains("live-window-short");
    }

    private List<String> codes(String text) {
        var said = watch.see(seconds, BEGIN.plusMillis(Math.round(seconds * 1000)), text);
        seconds += SEGMENT;
        return said.stream().map(Finding::code).toList();
    }

    private static String window(int first) {
        return window(first, LISTED);
    }

    private static String window(int first, int listed) {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:6\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:"
                + first + "\n#EXT-X-DISCONTINUITY-SEQUENCE:0\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        for (int n = first; n < first + listed; n++) {
            text.append("#EXT-X-PROGRAM-DATE-TIME:")
                    .append(BEGIN.plusSeconds((long) SEGMENT * n))
                    .append("\n#EXTINF:2.00000,\ns")
                    .append(n)
                    .append(".ts\n");
        }
        return text.toString();
    }
}
