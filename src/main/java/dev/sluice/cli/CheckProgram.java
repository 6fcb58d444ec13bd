package dev.sluice.cli;

import dev.sluice.api.CheckReport;
import dev.sluice.diagnosis.HttpSource;
import dev.sluice.hls.check.HlsChecker;
import dev.sluice.hls.check.Profile;
import dev.sluice.hls.walk.Progress;
import dev.sluice.media.Ffmpeg;
import dev.sluice.service.SignalFindings;
import java.nio.file.Path;
import okhttp3.HttpUrl;

/** Checks HLS without a service. */
final class CheckProgram {
    private CheckProgram() {}

    /** Checks a folder, a playlist, or what lies at an http or https URL. */
    static CheckReport check(String target, Profile profile, boolean decode) throws InterruptedException {
        var checker = new HlsChecker();
        var url = HttpUrl.parse(target);
        if (url != null) {
            var report =
                    checker.check(new HttpSource(url), url.toString(), profile, Progress.NONE, CheckProgram::cancelled);
            return SignalFindings.unmeasured(report, "only files are decoded");
        }
        var playlist = HlsChecker.playlist(Path.of(target));
        var report = checker.check(playlist, profile, Progress.NONE, CheckProgram::cancelled);
        return decode
                ? SignalFindings.added(report, playlist, Ffmpeg::load, progress -> {})
                : SignalFindings.unmeasured(report, "only decoding tells, --decode does it");
    }

    /** Never: Ctrl-C ends the process, and a check leaves nothing behind. */
    private static boolean cancelled() {
        return false;
    }
}
