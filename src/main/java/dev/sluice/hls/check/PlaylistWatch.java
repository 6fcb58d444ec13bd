package dev.sluice.hls.check;

import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import dev.sluice.hls.playlist.MediaPlaylist;
import dev.sluice.hls.playlist.PlaylistReader;
import dev.sluice.hls.playlist.PlaylistTokenizer;
import dev.sluice.hls.walk.Presentation;
import dev.sluice.hls.walk.Reload;
import dev.sluice.hls.walk.Response;
import dev.sluice.hls.walk.Walked;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The live checks over one media playlist for as long as it lives: each reading is judged with the last ones before it, so
 * that a breach is said until it has left them. Not thread-safe.
 */
public final class PlaylistWatch {
    private static final int KEPT = 24;
    private static final List<Check> CHECKS = Stream.of(LiveChecks.all(), LiveDateChecks.all())
            .flatMap(List::stream)
            .toList();

    private final String name;
    private final Deque<Reload> readings = new ArrayDeque<>();
    private String newest = "";
    private boolean repeated;
    private boolean stale;

    /** Watches the playlist that findings call {@code name}. */
    public PlaylistWatch(String name) {
        this.name = name;
    }

    /**
     * Takes one reading.
     *
     * @param seconds when, on any clock that does not jump
     * @param now the wall clock that dates are compared with
     * @return what blocks or warns
     */
    public List<Finding> see(double seconds, Instant now, String text) {
        if (stale && !text.equals(newest)) {
            // It goes on: that nothing came for a while is over.
            readings.clear();
        }
        var response = response(now);
        var playlist = PlaylistReader.read(name, PlaylistTokenizer.tokenize(text)) instanceof MediaPlaylist media
                ? media
                : null;
        keep(text, new Reload(seconds, response, playlist, Reload.NOTHING));
        var walked =
                new Walked(name, response, playlist, false, List.of(), List.of(), List.of(), List.copyOf(readings));
        var presentation = new Presentation(name, null, response, playlist, List.of(walked), List.of(), List.of());
        var evidence = Evidence.of(presentation, Profile.VOD);
        var findings = CHECKS.stream()
                .flatMap(check -> check.run(evidence).stream())
                .filter(f -> f.severity() == Severity.BLOCKS || f.severity() == Severity.WARNS)
                .toList();
        stale = findings.stream().anyMatch(f -> f.code().equals("live-stale"));
        return findings;
    }

    /** Of readings that say the same the first and the last tell how long that was. */
    private void keep(String text, Reload reading) {
        boolean same = text.equals(newest);
        if (same && repeated && !readings.isEmpty()) {
            readings.removeLast();
        }
        repeated = same;
        newest = text;
        readings.addLast(reading);
        if (readings.size() > KEPT) {
            readings.removeFirst();
        }
    }

    private Response response(Instant now) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
        return new Response(
                name, name, 200, Map.of("date", date), ByteBuffer.allocate(0), -1, false, null, List.of(), null, 0);
    }
}
