package dev.sluice.hls.playlist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a media playlist: what the header says, and each segment with what applies to it. */
final class MediaReader extends ReaderBase {
    private final List<Segment> segments = new ArrayList<>();
    private final List<Attributes> dateRanges = new ArrayList<>();
    private final List<Attributes> preloadHints = new ArrayList<>();
    private final List<Attributes> renditionReports = new ArrayList<>();
    private final Map<String, Long> rangeEnds = new HashMap<>();
    private final PendingSegment pending = new PendingSegment();
    private Attributes serverControl = Attributes.NONE;
    private @Nullable Double targetDuration;
    private @Nullable Double partTarget;
    private long mediaSequence;
    private long discontinuitySequence;
    private long discontinuities;
    private long skipped;
    private @Nullable String type;
    private boolean ended;
    private boolean iFramesOnly;

    MediaReader(String uri, PlaylistText text, Map<String, String> imported) {
        super(uri, text, imported);
    }

    MediaPlaylist read() {
        text.lines().forEach(this::line);
        if (pending.durationLine > 0) {
            flaw(Flaw.Kind.ORPHAN, pending.durationLine, "EXTINF without a URI");
        }
        var lowLatency =
                new MediaPlaylist.LowLatency(serverControl, partTarget, preloadHints, renditionReports, skipped);
        return new MediaPlaylist(
                uri,
                text,
                version,
                independent,
                targetDuration,
                mediaSequence + skipped,
                discontinuitySequence,
                type,
                ended,
                iFramesOnly,
                segments,
                pending.parts,
                lowLatency,
                dateRanges,
                variables.values(),
                flaws);
    }

    private void line(Line line) {
        switch (line) {
            case Line.Tag tag -> tag(tag);
            case Line.Uri reference -> segment(reference);
            case Line.Comment comment -> {}
            case Line.Blank blank -> {}
        }
    }

    private void tag(Line.Tag tag) {
        if (!common(tag) && !header(tag) && !lowLatency(tag)) {
            segmentTag(tag);
        }
    }

    private boolean header(Line.Tag tag) {
        switch (tag.name()) {
            case "EXT-X-TARGETDURATION" -> targetDuration = decimal(tag, tag.value());
            case "EXT-X-MEDIA-SEQUENCE" -> mediaSequence = Math.max(0, number(tag, 0));
            case "EXT-X-DISCONTINUITY-SEQUENCE" -> discontinuitySequence = Math.max(0, number(tag, 0));
            case "EXT-X-PLAYLIST-TYPE" -> type = tag.value();
            case "EXT-X-ENDLIST" -> ended = true;
            case "EXT-X-I-FRAMES-ONLY" -> iFramesOnly = true;
            case "EXT-X-DATERANGE" -> dateRanges.add(attributes(tag));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean lowLatency(Line.Tag tag) {
        switch (tag.name()) {
            case "EXT-X-SERVER-CONTROL" -> serverControl = attributes(tag);
            case "EXT-X-PART-INF" -> partTarget = attributes(tag).decimal("PART-TARGET");
            case "EXT-X-PRELOAD-HINT" -> preloadHints.add(attributes(tag));
            case "EXT-X-RENDITION-REPORT" -> renditionReports.add(attributes(tag));
            case "EXT-X-SKIP" ->
                skipped = Math.max(0, Numbers.integer(attributes(tag).get("SKIPPED-SEGMENTS"), 0));
            case "EXT-X-PART" -> pending.parts.add(part(tag));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void segmentTag(Line.Tag tag) {
        switch (tag.name()) {
            case "EXTINF" -> duration(tag);
            case "EXT-X-BYTERANGE" -> pending.range = tag.value();
            case "EXT-X-DISCONTINUITY" -> {
                pending.discontinuity = true;
                discontinuities++;
            }
            case "EXT-X-GAP" -> pending.gap = true;
            case "EXT-X-KEY" -> pending.key(key(tag));
            case "EXT-X-MAP" -> pending.map = map(tag);
            case "EXT-X-PROGRAM-DATE-TIME" -> date(tag);
            default -> {}
        }
    }

    private void duration(Line.Tag tag) {
        var value = tag.valueOrEmpty();
        var comma = value.indexOf(',');
        pending.duration = decimal(tag, (comma < 0 ? value : value.substring(0, comma)).strip());
        pending.title = comma < 0 ? "" : value.substring(comma + 1);
        pending.durationLine = tag.number();
    }

    private void date(Line.Tag tag) {
        if (!pending.date(tag.valueOrEmpty())) {
            flaw(Flaw.Kind.BAD_VALUE, tag.number(), tag.name() + ":" + tag.valueOrEmpty());
        }
    }

    private @Nullable Double decimal(Line.Tag tag, @Nullable String value) {
        var number = Numbers.decimal(value);
        if (number == null || number < 0) {
            flaw(Flaw.Kind.BAD_VALUE, tag.number(), tag.name() + ":" + tag.valueOrEmpty());
            return null;
        }
        return number;
    }

    private void segment(Line.Uri line) {
        if (pending.durationLine == 0) {
            flaw(Flaw.Kind.ORPHAN, line.number(), "a URI without EXTINF");
        }
        if (ended) {
            flaw(Flaw.Kind.AFTER_END, line.number(), line.text());
        }
        var reference = substitute(line.text(), line.number());
        var location = Uris.resolve(uri, reference);
        var number = mediaSequence + skipped + segments.size();
        var range = range(pending.range, location, line.number());
        segments.add(pending.close(number, discontinuitySequence + discontinuities, line, reference, location, range));
    }

    private Segment.Map map(Line.Tag tag) {
        var a = attributes(tag);
        var reference = a.get("URI", "");
        var location = Uris.resolve(uri, reference);
        var range = a.get("BYTERANGE");
        var offset = range != null && range.indexOf('@') < 0 ? range + "@0" : range;
        return new Segment.Map(
                tag.number(), reference, location, range(offset, location, tag.number()), pending.keys());
    }

    private Segment.Part part(Line.Tag tag) {
        var a = attributes(tag);
        var reference = a.get("URI", "");
        var location = Uris.resolve(uri, reference);
        var range = range(a.get("BYTERANGE"), location, tag.number());
        return new Segment.Part(
                tag.number(), a.decimal("DURATION"), reference, location, range, a.yes("INDEPENDENT"), a.yes("GAP"));
    }

    /** A range without an offset goes on where the last range of the same resource ended. */
    private Segment.@Nullable ByteRange range(@Nullable String written, String location, int line) {
        if (written == null) {
            return null;
        }
        var at = written.indexOf('@');
        var length = Numbers.integer((at < 0 ? written : written.substring(0, at)).strip());
        var offset = at < 0
                ? rangeEnds.get(location)
                : Numbers.integer(written.substring(at + 1).strip());
        if (length == null || length < 0 || (offset != null && (offset < 0 || offset > Long.MAX_VALUE - length))) {
            flaw(Flaw.Kind.BAD_VALUE, line, "byte range " + written);
            return null;
        }
        if (offset == null) {
            flaw(Flaw.Kind.RANGE_WITHOUT_OFFSET, line, written);
        }
        var from = offset == null ? 0 : offset;
        rangeEnds.put(location, from + length);
        return new Segment.ByteRange(from, length);
    }
}
