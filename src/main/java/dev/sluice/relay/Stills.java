package dev.sluice.relay;

import dev.sluice.hls.playlist.MediaPlaylist;
import dev.sluice.hls.playlist.Segment;
import java.util.Optional;

/** Single pictures: those of an I-frame playlist, or else the first of each segment. */
record Stills(Lane lane) {
    static Stills of(MediaPlaylist playlist, Upstream upstream) {
        return new Stills(new Lane("t", playlist, upstream));
    }

    /** The last picture at a time or before it; empty where the playlist has none. */
    Optional<Still> at(double seconds) throws UpstreamFailure {
        var start = 0.0;
        Segment last = null;
        for (var segment : lane.segments()) {
            if (last != null && start + last.seconds() > seconds) {
                break;
            }
            start += last == null ? 0 : last.seconds();
            last = segment;
        }
        return last == null ? Optional.empty() : Optional.of(still(last, start));
    }

    private Still still(Segment segment, double start) throws UpstreamFailure {
        var map = segment.map();
        return new Still(start, Lane.join(map == null ? new byte[0] : lane.init(map), lane.plain(segment)));
    }
}
