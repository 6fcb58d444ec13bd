package dev.sluice.relay;

import com.google.re2j.Pattern;
import dev.sluice.hls.playlist.Segment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers one request of the player.
 *
 * @param over whether the preview has failed or was closed: there is no more media then, which the player takes for the end
 */
record Serving(Programme programme, boolean over, @Nullable LiveReload reload) {
    private static final Pattern SEGMENT = Pattern.compile("([va])(\\d{1,18})\\.[a-z0-9]{2,4}");

    @Nullable
    Served answer(String name, Runnable onSegment) throws UpstreamFailure, InterruptedException {
        if (name.equals(PlaylistText.MAIN)) {
            return Served.playlist(PlaylistText.main());
        }
        var lane = lane(name);
        if (lane.isEmpty()) {
            return null;
        }
        return answer(lane.get(), name, onSegment);
    }

    private Optional<Lane> lane(String name) {
        return programme.lanes().stream()
                .filter(l -> name.startsWith(l.prefix()))
                .findFirst();
    }

    private @Nullable Served answer(Lane lane, String name, Runnable onSegment)
            throws UpstreamFailure, InterruptedException {
        if (name.equals(lane.prefix() + ".m3u8")) {
            return Served.playlist(programme.text(lane));
        }
        if (name.equals(lane.prefix() + PlaylistText.INIT)) {
            return Served.media(name, lane.firstInit(), false);
        }
        var number = SEGMENT.matcher(name);
        var segment = over || !number.matches() ? null : segment(lane, Long.parseLong(number.group(2)));
        if (segment == null) {
            return null;
        }
        var bytes = lane.serve(segment);
        onSegment.run();
        return Served.media(name, bytes, programme.audio() != null);
    }

    private @Nullable Segment segment(Lane lane, long number) throws InterruptedException {
        if (reload != null) {
            return reload.at(lane, (int) Math.min(number, Integer.MAX_VALUE));
        }
        return lane.segments().stream()
                .filter(s -> s.number() == number)
                .findFirst()
                .orElse(null);
    }
}
