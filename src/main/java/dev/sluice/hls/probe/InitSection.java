package dev.sluice.hls.probe;

import java.util.List;
import java.util.Optional;

/**
 * What an initialization section (EXT-X-MAP of fMP4) says.
 *
 * @param tracks empty when no {@code moov} could be read
 */
public record InitSection(List<Entry> tracks, List<Probe.Flaw> flaws) {
    public InitSection {
        tracks = List.copyOf(tracks);
        flaws = List.copyOf(flaws);
    }

    /**
     * One track.
     *
     * @param timescale ticks per second
     * @param nalLength bytes of the length before each NAL unit; 0 for codecs without NAL units
     * @param defaultDuration ticks of a sample (trex)
     * @param defaultSize bytes of a sample (trex)
     * @param defaultFlags sample flags (trex)
     */
    public record Entry(
            int id,
            Track.Kind kind,
            Format format,
            long timescale,
            int nalLength,
            long defaultDuration,
            long defaultSize,
            int defaultFlags) {
        Entry withDefaults(long duration, long size, int flags) {
            return new Entry(id, kind, format, timescale, nalLength, duration, size, flags);
        }
    }

    Optional<Entry> track(int id) {
        return tracks.stream().filter(t -> t.id() == id).findFirst();
    }
}
