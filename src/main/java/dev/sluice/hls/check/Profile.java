package dev.sluice.hls.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.api.Fault;
import dev.sluice.api.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What an asset is measured against.
 *
 * @param name shown in reports
 * @param segmentSeconds shortest and longest segment that is welcome (the last of a playlist may be shorter)
 * @param keyframeSeconds longest time between two IDR pictures
 * @param audioKbps lowest and highest bit rate of stereo audio
 * @param severities other severities for rules, by code
 */
public record Profile(
        String name, Range segmentSeconds, double keyframeSeconds, Range audioKbps, Map<String, Severity> severities) {
    /** Video on demand: segments of 4 to 6 s (Apple 7.5 names 6 s). */
    public static final Profile VOD = new Profile("vod", new Range(4, 6), 2, new Range(96, 192), Map.of());

    /** Stability first: segments outside of 4 to 6 s block. */
    public static final Profile STABILITY = new Profile(
            "stability",
            new Range(4, 6),
            2,
            new Range(96, 192),
            Map.of("segment-duration", Severity.BLOCKS, "keyframe-gap", Severity.BLOCKS));

    /** Low delay first: segments of 1 to 2 s, keyframes every second or two. */
    public static final Profile LOW_DELAY = new Profile(
            "low-delay",
            new Range(1, 2),
            2,
            new Range(96, 192),
            Map.of("segment-duration", Severity.BLOCKS, "keyframe-gap", Severity.BLOCKS));

    private static final Map<String, Profile> BUILT_IN =
            Map.of(VOD.name(), VOD, STABILITY.name(), STABILITY, LOW_DELAY.name(), LOW_DELAY);

    private static final long MAX_FILE = 64 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    public Profile {
        severities = Map.copyOf(severities);
    }

    /** The same rules under another name. */
    public Profile called(String other) {
        return new Profile(other, segmentSeconds, keyframeSeconds, audioKbps, severities);
    }

    /** Both ends included. */
    public record Range(double from, double to) {
        boolean holds(double value, double tolerance) {
            return value >= from - tolerance && value <= to + tolerance;
        }
    }

    /**
     * The profile of that name, or of a JSON file with the fields of this record.
     *
     * @throws Fault when there is neither
     */
    public static Profile named(String nameOrFile) {
        return BUILT_IN.containsKey(nameOrFile) ? builtIn(nameOrFile) : file(Path.of(nameOrFile));
    }

    /**
     * The profile of that name.
     *
     * @throws Fault when there is none
     */
    public static Profile builtIn(String name) {
        var found = BUILT_IN.get(name);
        if (found == null) {
            throw unknown();
        }
        return found;
    }

    /**
     * A profile as a document with the fields of this record.
     *
     * @throws Fault {@code profile-malformed}
     */
    public static Profile parse(String json) {
        try {
            return JSON.readValue(json, Profile.class).requireUsable();
        } catch (JsonProcessingException e) {
            throw malformed(e.getOriginalMessage());
        }
    }

    private Profile requireUsable() {
        if (!(segmentSeconds.from > 0 && segmentSeconds.to >= segmentSeconds.from && segmentSeconds.to <= 60)) {
            throw malformed("segmentSeconds needs from and to, above 0 and at most 60.");
        }
        if (!(keyframeSeconds > 0 && keyframeSeconds <= 60)) {
            throw malformed("keyframeSeconds needs a number above 0 and at most 60.");
        }
        return this;
    }

    private static Fault malformed(String why) {
        return Fault.badRequest("profile-malformed", "The profile cannot be read: " + why, null);
    }

    private static Profile file(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_FILE) {
                throw unknown();
            }
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw Fault.failed("profile-unreadable", "The profile cannot be read.", null, e);
        }
    }

    private static Fault unknown() {
        return Fault.notFound(
                "profile-unknown",
                "There is no profile of that name, and no such file.",
                "Use vod, stability, low-delay or a JSON file with name, segmentSeconds, keyframeSeconds,"
                        + " audioKbps and severities.");
    }
}
