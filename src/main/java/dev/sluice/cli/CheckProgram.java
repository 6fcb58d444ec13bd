package dev.sluice.cli;

import dev.sluice.api.CheckReport;
import dev.sluice.diagnosis.HttpSource;
import dev.sluice.hls.check.HlsChecker;
import dev.sluice.hls.check.Profile;
import dev.sluice.hls.walk.Progress;
import java.nio.file.Path;
import okhttp3.HttpUrl;

/** Checks HLS without a service. */
final class CheckProgram {
    private CheckProgram() {}

    /** Checks a folder, a playlist, or what lies at an http or https URL. */
    static CheckReport check(String target, Profile profile) {
        var checker = new HlsChecker();
        var url = HttpUrl.parse(target);
        if (url != null) {
            return checker.check(new HttpSource(url), url.toString(), profile, Progress.NONE, CheckProgram::cancelled);
        }
        return checker.check(Path.of(target), profile, Progress.NONE, CheckProgram::cancelled);
    }

    /** Never: Ctrl-C ends the process, and a check leaves nothing behind. */
    private static boolean cancelled() {
        return false;
    }
}
