package dev.sluice.hls.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaylistReaderTest {
    private static final String BASE = "https://cdn.example/a/b/media.m3u8?token=x";

    private static MediaPlaylist media(String... lines) {
        return (MediaPlaylist) PlaylistReader.read(BASE, PlaylistTokenizer.tokenize(String.join("\n", lines)));
    }

    private static MultivariantPlaylist multivariant(String... lines) {
        return (MultivariantPlaylist) PlaylistReader.read(BASE, PlaylistTokenizer.tokenize(String.join("\n", lines)));
    }

    @Test
    void carriesKeysAndMapsToTheSegmentsTheyApplyTo() {
        var segments = media(
                        "#EXTM3U",
                        "#EXT-X-MEDIA-SEQUENCE:7",
                        "#EXT-X-MAP:URI=\"i.mp4\",BYTERANGE=\"100@10\"",
                        "#EXTINF:2,",
                        "0",
                        "#EXT-X-KEY:METHOD=AES-128,URI=\"k1\"",
                        "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"skd://x\",KEYFORMAT=\"com.apple.streamingkeydelivery\"",
                        "#EXTINF:2,",
                        "1",
                        "#EXTINF:2,",
                        "2",
                        "#EXT-X-KEY:METHOD=NONE",
                        "#EXTINF:2,",
                        "3")
                .segments();
        assertThat(segments).extracting(s -> s.keys().size()).containsExactly(0, 2, 2, 0);
        assertThat(segments.get(2).keys().getFirst().location()).isEqualTo("https://cdn.example/a/b/k1");
        assertThat(segments).extracting(Segment::number).containsExactly(7L, 8L, 9L, 10L);
        assertThat(segments).allSatisfy(s -> assertThat(s.map().range()).isEqualTo(new Segment.ByteRange(10, 100)));
    }

    @Test
    void continuesByteRangesOfTheSameResource() {
        var playlist = media(
                "#EXTM3U",
                "#EXTINF:2,",
                "#EXT-X-BYTERANGE:10@5",
                "a",
                "#EXTINF:2,",
                "#EXT-X-BYTERANGE:20",
                "a",
                "#EXTINF:2,",
                "#EXT-X-BYTERANGE:7",
                "b");
        assertThat(playlist.segments())
                .extracting(Segment::range)
                .containsExactly(
                        new Segment.ByteRange(5, 10), new Segment.ByteRange(15, 20), new Segment.ByteRange(0, 7));
        assertThat(playlist.flaws()).extracting(Flaw::kind).containsExactly(Flaw.Kind.RANGE_WITHOUT_OFFSET);
    }

    @Test
    void replacesVariablesFromDefinitionImportAndQuery() {
        var text = PlaylistTokenizer.tokenize("""
                #EXTM3U
                #EXT-X-DEFINE:NAME="host",VALUE="https://x.example"
                #EXT-X-DEFINE:IMPORT="path"
                #EXT-X-DEFINE:QUERYPARAM="token"
                #EXTINF:2,
                {$host}/{$path}/s.ts?t={$token}&u={$nobody}
                """);
        var playlist = (MediaPlaylist) PlaylistReader.read(BASE, text, Map.of("path", "p"));
        assertThat(playlist.segments().getFirst().location()).isEqualTo("https://x.example/p/s.ts?t=x&u={$nobody}");
        assertThat(playlist.flaws()).containsExactly(new Flaw(Flaw.Kind.UNDEFINED_VARIABLE, 6, "nobody"));
    }

    @Test
    void boundsVariablesThatDoubleEachOther() {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-DEFINE:NAME=\"v0\",VALUE=\"0123456789\"\n");
        for (var i = 1; i < 200; i++) {
            text.append("#EXT-X-DEFINE:NAME=\"v%d\",VALUE=\"{$v%d}{$v%d}\"\n".formatted(i, i - 1, i - 1));
        }
        var playlist = media(text + "#EXTINF:1,\n{$v199}");
        assertThat(playlist.segments().getFirst().uri().length()).isLessThanOrEqualTo(64 * 1024);
    }

    @Test
    void carriesTheDateForward() {
        var segments = media(
                        "#EXTM3U",
                        "#EXT-X-PROGRAM-DATE-TIME:2026-11-23T10:00:00.5+0100",
                        "#EXTINF:2.5,",
                        "0",
                        "#EXTINF:2,",
                        "1")
                .segments();
        assertThat(segments.get(0).date()).isEqualTo(Instant.parse("2026-11-23T09:00:00.5Z"));
        assertThat(segments.get(1).date()).isEqualTo(Instant.parse("2026-11-23T09:00:03Z"));
        assertThat(segments.get(1).dated()).isFalse();
    }

    @Test
    void readsLowLatency() {
        var playlist = media(
                "#EXTM3U",
                "#EXT-X-TARGETDURATION:4",
                "#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=1.0",
                "#EXT-X-PART-INF:PART-TARGET=0.33334",
                "#EXT-X-MEDIA-SEQUENCE:100",
                "#EXT-X-SKIP:SKIPPED-SEGMENTS=3",
                "#EXT-X-PART:DURATION=0.33334,URI=\"p0\",INDEPENDENT=YES",
                "#EXT-X-PART:DURATION=0.33334,URI=\"p1\"",
                "#EXTINF:4,",
                "s103",
                "#EXT-X-PART:DURATION=0.33334,URI=\"p2\"",
                "#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"p3\"");
        assertThat(playlist.segments().getFirst().number()).isEqualTo(103);
        assertThat(playlist.segments().getFirst().parts()).hasSize(2);
        assertThat(playlist.parts()).hasSize(1);
        assertThat(playlist.lowLatency().partTarget()).isEqualTo(0.33334);
        assertThat(playlist.live()).isTrue();
    }

    @Test
    void toleratesWhatRealPlaylistsHold() {
        var playlist = media(
                "\uFEFF#EXTM3U ",
                "",
                "#EXT-X-TARGETDURATION: 6.0",
                " #EXTINF: 5.9 ,title\r",
                "s.ts\r",
                "#EXT-X-ENDLIST");
        assertThat(playlist.targetDuration()).isEqualTo(6.0);
        assertThat(playlist.segments().getFirst().duration()).isEqualTo(5.9);
        assertThat(playlist.segments().getFirst().uri()).isEqualTo("s.ts");
        assertThat(playlist.flaws()).isEmpty();
    }

    @Test
    void saysWhatItStumbledOver() {
        var playlist = media(
                "#EXTM3U",
                "#EXT-X-TARGETDURATION:six",
                "#EXT-X-MEDIA-SEQUENCE:1",
                "#EXT-X-MEDIA-SEQUENCE:2",
                "lost.ts",
                "#EXT-X-ENDLIST",
                "#EXTINF:1,",
                "late.ts",
                "#EXTINF:1,");
        assertThat(playlist.flaws())
                .extracting(Flaw::kind, Flaw::line)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Flaw.Kind.BAD_VALUE, 2),
                        org.assertj.core.groups.Tuple.tuple(Flaw.Kind.REPEATED, 4),
                        org.assertj.core.groups.Tuple.tuple(Flaw.Kind.ORPHAN, 5),
                        org.assertj.core.groups.Tuple.tuple(Flaw.Kind.AFTER_END, 8),
                        org.assertj.core.groups.Tuple.tuple(Flaw.Kind.ORPHAN, 9));
    }

    @Test
    void readsVariantsAndRenditions() {
        var playlist = multivariant(
                "#EXTM3U",
                "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"Fran\u00E7ais\",LANGUAGE=\"fr\",DEFAULT=YES,URI=\"../fr.m3u8\"",
                "#EXT-X-STREAM-INF:BANDWIDTH=99999999999,CODECS=\"avc1.4d401e, mp4a.40.2\",AUDIO=\"a\"",
                "/v.m3u8?sig=a/b==",
                "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1,URI=\"i.m3u8\"");
        assertThat(playlist.renditions().getFirst().location()).isEqualTo("https://cdn.example/a/fr.m3u8");
        var variant = playlist.variants().getFirst();
        assertThat(variant.location()).isEqualTo("https://cdn.example/v.m3u8?sig=a/b==");
        assertThat(variant.bandwidth()).isEqualTo(99_999_999_999L);
        assertThat(variant.codecs()).containsExactly("avc1.4d401e", "mp4a.40.2");
        assertThat(playlist.variants().get(1).iFrame()).isTrue();
    }
}
