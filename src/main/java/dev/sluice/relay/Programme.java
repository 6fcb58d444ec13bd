package dev.sluice.relay;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is relayed: one picture lane, maybe a sound lane beside it, how the segments of each are named, and what can be had
 * beside them.
 */
record Programme(
        Lane video,
        String videoExtension,
        @Nullable Lane audio,
        String audioExtension,
        PreviewStream stream,
        Beside beside) {
    /** Lanes that are served. */
    List<Lane> lanes() {
        var lanes = new ArrayList<>(List.of(video));
        if (audio != null) {
            lanes.add(audio);
        }
        return lanes;
    }

    /**
     * The playlist the player opens. A media playlist alone keeps JavaFX from switching renditions; sound apart it
     * understands only behind a multivariant playlist.
     */
    String entry() {
        return audio != null ? PlaylistText.MAIN : video.prefix() + ".m3u8";
    }

    boolean served() {
        return lanes().stream().allMatch(Lane::served);
    }

    String extension(Lane lane) {
        return lane == video ? videoExtension : audioExtension;
    }

    /** The playlist of a lane. */
    String text(Lane lane) {
        return stream.live()
                ? PlaylistText.announced(lane, extension(lane))
                : PlaylistText.whole(lane, extension(lane), lane.segments());
    }
}
