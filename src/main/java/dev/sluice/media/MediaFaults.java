package dev.sluice.media;

import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a source or with the machine that prepares it, each with a next act. */
final class MediaFaults {
    private MediaFaults() {}

    static Fault unreadable(String ffmpegSaid) {
        return fault(
                422,
                "source-unreadable",
                "FFmpeg cannot read this file as video.",
                ffmpegSaid,
                "Choose another file, or export it again as MP4 or MOV.");
    }

    static Fault noVideo() {
        return fault(
                422,
                "source-has-no-video",
                "This file has no picture, only sound.",
                null,
                "Choose a file with a video track.");
    }

    static Fault notAFile(String name) {
        return fault(404, "source-not-found", "There is no file " + name + ".", null, "Choose the file again.");
    }

    static Fault diskFull(String detail) {
        return fault(
                507,
                "disk-full",
                "There is not enough room on the disk to prepare this asset.",
                detail,
                "Free some space and prepare again; nothing half-written was kept.");
    }

    static Fault stalled(Duration silence, String ffmpegSaid) {
        return fault(
                500,
                "ffmpeg-stalled",
                "FFmpeg said nothing for " + silence.toSeconds() + " s and was stopped.",
                ffmpegSaid,
                "Prepare again; if it stops again, export the source as MP4 first.");
    }

    static Fault failed(String ffmpegSaid) {
        return fault(
                500,
                "preparation-failed",
                "FFmpeg could not prepare this file.",
                ffmpegSaid,
                "Export the source again as MP4 or MOV, then prepare it.");
    }

    static Fault exists(String name) {
        return fault(
                409, "asset-folder-exists", "There is already a folder " + name + ".", null, "Choose another name.");
    }

    private static Fault fault(int status, String code, String title, @Nullable String detail, String act) {
        return new Fault(Problem.of(status, code, title, detail, act));
    }
}
