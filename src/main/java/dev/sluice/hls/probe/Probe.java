package dev.sluice.hls.probe;

import java.util.List;
import java.util.Optional;

/**
 * What one segment holds.
 *
 * @param tablesFirst whether PAT and PMT come before the first media packet; true for anything but MPEG-TS
 * @param tracks in the order of their ids
 * @param flaws at most {@link #MAX_FLAWS}, in order
 * @param bytes how many bytes were looked at
 */
public record Probe(Container container, boolean tablesFirst, List<Track> tracks, List<Flaw> flaws, long bytes) {
    /** Flaws kept per segment. */
    public static final int MAX_FLAWS = 100;

    public Probe {
        tracks = List.copyOf(tracks);
        flaws = List.copyOf(flaws);
    }

    /** Kinds of bytes. */
    public enum Container {
        MPEG_TS("MPEG-TS"),
        FMP4("fMP4"),
        PACKED_AUDIO("packed audio"),
        WEBVTT("WebVTT"),
        /** A page where media was expected: usually an error page or a login. */
        HTML("HTML"),
        UNKNOWN("unknown");

        private final String label;

        Container(String label) {
            this.label = label;
        }

        /** Its name for people. */
        public String label() {
            return label;
        }
    }

    /**
     * Something wrong inside the bytes.
     *
     * @param offset byte from the start of the segment
     */
    public record Flaw(Kind kind, long offset, String detail) {
        /** Kinds of flaws. */
        public enum Kind {
            /** The bytes end inside a packet, box, sample or frame. */
            TRUNCATED,
            /** A TS sync byte is not where it must be. */
            LOST_SYNC,
            /** A TS continuity counter jumps: packets were lost. */
            CONTINUITY,
            /** Decode times go back or jump by more than a second inside the segment. */
            TIMESTAMP_JUMP,
            /** A structure contradicts itself and was skipped. */
            MALFORMED,
            /** Samples refer to a track that the initialization section does not have. */
            UNKNOWN_TRACK
        }
    }

    /** The first video track. */
    public Optional<Track> video() {
        return tracks.stream().filter(t -> t.kind() == Track.Kind.VIDEO).findFirst();
    }

    /** The first audio track. */
    public Optional<Track> audio() {
        return tracks.stream().filter(t -> t.kind() == Track.Kind.AUDIO).findFirst();
    }

    /** The track whose time counts: video if there is any, else audio. */
    public Optional<Track> main() {
        return video().or(this::audio).filter(t -> t.frames() > 0);
    }

    /** Whether the flaws name that kind. */
    public boolean has(Flaw.Kind kind) {
        return flaws.stream().anyMatch(f -> f.kind() == kind);
    }
}
