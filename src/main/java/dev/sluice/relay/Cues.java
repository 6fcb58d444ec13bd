package dev.sluice.relay;

import java.util.List;

/**
 * The captions of a stretch of a preview.
 *
 * @param from where the stretch begins, in seconds
 * @param to where it ends; infinite at the end of the playlist
 * @param cues of it, in order; none while nobody speaks, and none where what came is not WebVTT
 * @param note why nothing can be shown, as a sentence; empty when it can
 */
public record Cues(double from, double to, List<Cue> cues, String note) {
    public Cues {
        cues = List.copyOf(cues);
    }

    /** Whether the stretch holds that time. */
    public boolean holds(double seconds) {
        return seconds >= from && seconds < to;
    }

    /** What is to be read at a time; empty between the cues. */
    public String at(double seconds) {
        return String.join(
                "\n",
                cues.stream()
                        .filter(cue -> cue.start() <= seconds && seconds < cue.end())
                        .map(Cue::text)
                        .toList());
    }
}
