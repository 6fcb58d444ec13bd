package dev.sluice.relay;

import com.google.re2j.Pattern;
import dev.sluice.hls.playlist.Segment;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers one request of the player.
 *
 * @param over whether the preview has failed or was closed: playlists then end, so that JavaFX stops asking
 */
record Serving(Programme programme, boolean over, @Nullable LiveReload reload) {
    private static final Pattern SEGMENT = Pattern.compile("([va])(\\d{1,18})\\.[a-z0-9]{2,4}");

    @Nullable
    Served answer(String name, Runnable onSegment) throws UpstreamFailure, InterruptedException {
        if (name.equals(PlaylistText.MAIN)) {
            return Served.playlist(PlaylistText.main(programme.audio() != null));
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
            return Served.playlist(programme.text(lane, listed(lane), over));
        }
        if (name.equals(lane.prefix() + "i.mp4")) {
            return Served.media(name, lane.firstInit());
        }
        var segment = SEGMENT.matcher(name);
        if (over || !segment.matches()) {
            return null;
        }
        var bytes = lane.serve(Long.parseLong(segment.group(2)));
        onSegment.run();
        return bytes == null ? null : Served.media(name, bytes);
    }

    private List<Segment> listed(Lane lane) throws InterruptedException {
        return reload == null || over ? lane.segments() : reload.window(lane);
    }
}
