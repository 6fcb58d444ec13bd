package dev.sluice.hls.check;

import dev.sluice.hls.playlist.Line;
import dev.sluice.hls.playlist.PlaylistText;
import java.util.ArrayList;
import java.util.Comparator;

/** The lowest EXT-X-VERSION that the tags in use allow (RFC 8216bis 8). */
final class VersionCheck {
    private VersionCheck() {}

    /** What asks for a version, and where. */
    private record Need(int version, Line.Tag tag) {}

    static Verdict judge(Evidence e) {
        var breaches = new ArrayList<Breach>();
        for (var p : e.playlists()) {
            var text = p.playlist().text();
            text.tags()
                    .map(t -> new Need(needs(t, text), t))
                    .max(Comparator.comparingInt(Need::version))
                    .filter(n -> n.version() > p.playlist().version())
                    .ifPresent(n -> breaches.add(Breach.of(
                            "EXT-X-VERSION " + p.playlist().version() + " is too low for what is used.",
                            p.at(n.tag().number()) + " " + n.tag().name() + " needs version " + n.version(),
                            "#EXT-X-VERSION:" + n.version())));
        }
        return Verdict.of(breaches, !e.playlists().isEmpty(), "all tags", "no playlist could be read");
    }

    private static int needs(Line.Tag tag, PlaylistText text) {
        return switch (tag.name()) {
            case "EXTINF" -> tag.valueOrEmpty().indexOf('.') >= 0 ? 3 : 1;
            case "EXT-X-BYTERANGE", "EXT-X-I-FRAMES-ONLY" -> 4;
            case "EXT-X-MAP" -> text.tags("EXT-X-I-FRAMES-ONLY").isEmpty() ? 6 : 5;
            case "EXT-X-KEY" -> key(tag);
            case "EXT-X-MEDIA" -> tag.attributes().get("INSTREAM-ID", "").startsWith("SERVICE") ? 7 : 1;
            case "EXT-X-DEFINE" -> tag.attributes().find("QUERYPARAM") == null ? 8 : 11;
            case "EXT-X-SKIP" -> tag.attributes().find("RECENTLY-REMOVED-DATERANGES") == null ? 9 : 10;
            case "EXT-X-STREAM-INF" -> tag.attributes().find("REQ-VIDEO-LAYOUT") == null ? 1 : 12;
            default -> 1;
        };
    }

    private static int key(Line.Tag tag) {
        var attributes = tag.attributes();
        if (attributes.find("KEYFORMAT") != null
                || attributes.find("KEYFORMATVERSIONS") != null
                || "SAMPLE-AES".equals(attributes.get("METHOD"))) {
            return 5;
        }
        return attributes.find("IV") == null ? 1 : 2;
    }
}
