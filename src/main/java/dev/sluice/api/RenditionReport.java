package dev.sluice.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One media playlist as declared and as measured. Null stands for what was not declared or could not be measured.
 *
 * @param name for people, for example {@code 1280x720} or {@code English}
 * @param kind {@code video}, {@code audio}, {@code subtitles} or {@code i-frames}
 * @param uri of the media playlist, relative to the checked playlist, without query
 * @param codecs CODECS as declared
 * @param measuredCodecs CODECS as the media say
 * @param resolution as declared, for example {@code 1280x720}
 * @param measuredResolution as the media say
 * @param bandwidth BANDWIDTH as declared, bit/s
 * @param measuredBandwidth the highest bit rate of any run of about a target duration, bit/s; of this playlist alone
 * @param averageBandwidth AVERAGE-BANDWIDTH as declared, bit/s
 * @param measuredAverageBandwidth bit/s; of this playlist alone
 * @param frameRate measured, frames per second
 * @param audioKbps measured from the frames, kbit/s
 * @param keyframeGap longest time between two IDR pictures, seconds
 * @param duration sum of EXTINF, seconds
 * @param segments in order, for a chart
 */
public record RenditionReport(
        String name,
        String kind,
        String uri,
        @Nullable String codecs,
        @Nullable String measuredCodecs,
        @Nullable String resolution,
        @Nullable String measuredResolution,
        @Nullable Long bandwidth,
        @Nullable Long measuredBandwidth,
        @Nullable Long averageBandwidth,
        @Nullable Long measuredAverageBandwidth,
        @Nullable Double frameRate,
        @Nullable Double audioKbps,
        @Nullable Double keyframeGap,
        double duration,
        List<SegmentReport> segments) {
    public RenditionReport {
        segments = List.copyOf(segments);
    }

    /**
     * One segment.
     *
     * @param uri as the playlist writes it, without query
     * @param start seconds from the beginning of the playlist, by EXTINF
     * @param duration EXTINF, seconds
     * @param measuredDuration what the media say, seconds
     * @param bytes as transferred
     * @param bitRate bytes over EXTINF, bit/s
     * @param startsWithIdr null without video
     * @param maxKeyframeGap longest time without an IDR picture inside the segment, seconds; null without video
     */
    public record SegmentReport(
            String uri,
            double start,
            double duration,
            @Nullable Double measuredDuration,
            long bytes,
            long bitRate,
            @Nullable Boolean startsWithIdr,
            @Nullable Double maxKeyframeGap) {}
}
