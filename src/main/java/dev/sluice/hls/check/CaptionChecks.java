package dev.sluice.hls.check;

import dev.sluice.hls.probe.Probe;
import dev.sluice.hls.walk.MeasuredSegment;
import dev.sluice.hls.walk.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether subtitles are shown when they are spoken. */
final class CaptionChecks {
    /** Without a map, cue times count from time stamp zero (RFC 8216 3.5); so much is not noticed. */
    private static final double NOT_NOTICED = 0.5;

    private CaptionChecks() {}

    static List<Check> all() {
        return List.of(new Check(
                Rule.warns(
                        "captions-unmapped",
                        "WebVTT says by X-TIMESTAMP-MAP how its times relate to those of the media.",
                        "Apple 5.3; RFC 8216 3.5"),
                CaptionChecks::unmapped));
    }

    private static Verdict unmapped(Evidence e) {
        var start = e.media()
                .flatMap(RenditionView::intact)
                .flatMap(s -> Optional.ofNullable(s.probe()).flatMap(Probe::main).stream())
                .mapToDouble(t -> t.start())
                .findFirst();
        var subtitles = e.ofKind(RenditionView.Kind.SUBTITLES).toList();
        var texts = subtitles.stream()
                .flatMap(r -> r.walked().segments().stream())
                .filter(CaptionChecks::isText)
                .toList();
        if (start.isEmpty() || texts.isEmpty()) {
            return new Verdict.Unknown(
                    texts.isEmpty() ? "there is no WebVTT" : "the time stamps of the media are not known");
        }
        var without = subtitles.stream()
                .flatMap(r -> r.walked().segments().stream()
                        .filter(s -> isText(s) && !head(s).contains("X-TIMESTAMP-MAP"))
                        .map(s -> r.at(s.segment())))
                .toList();
        return without.isEmpty() || start.getAsDouble() < NOT_NOTICED
                ? new Verdict.Holds(Breach.count(texts.size(), "segment"))
                : new Verdict.Broken(List.of(Breach.of(
                        String.format(
                                Locale.ROOT,
                                "Subtitles come %.1f s too early: nothing relates them to the media.",
                                start.getAsDouble()),
                        Breach.places(without),
                        String.format(
                                Locale.ROOT,
                                "X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:%d",
                                Math.round(start.getAsDouble() * 90_000)))));
    }

    private static boolean isText(MeasuredSegment s) {
        return s.probe() != null && s.probe().container() == Probe.Container.WEBVTT;
    }

    private static String head(MeasuredSegment s) {
        Response response = s.response();
        if (response == null) {
            return "";
        }
        var bytes = new byte[response.body().limit()];
        response.body().get(0, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
