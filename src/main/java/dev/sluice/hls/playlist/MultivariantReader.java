package dev.sluice.hls.playlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a multivariant playlist. */
final class MultivariantReader extends ReaderBase {
    private final List<MultivariantPlaylist.Variant> variants = new ArrayList<>();
    private final List<MultivariantPlaylist.Rendition> renditions = new ArrayList<>();
    private final List<Key> sessionKeys = new ArrayList<>();
    private Line.@Nullable Tag open;

    MultivariantReader(String uri, PlaylistText text, Map<String, String> imported) {
        super(uri, text, imported);
    }

    MultivariantPlaylist read() {
        text.lines().forEach(this::line);
        closeVariant();
        return new MultivariantPlaylist(
                uri, text, version, independent, variants, renditions, sessionKeys, variables.values(), flaws);
    }

    private void line(Line line) {
        switch (line) {
            case Line.Tag tag -> tag(tag);
            case Line.Uri reference -> reference(reference);
            case Line.Comment comment -> {}
            case Line.Blank blank -> {}
        }
    }

    private void tag(Line.Tag tag) {
        if (common(tag)) {
            return;
        }
        switch (tag.name()) {
            case "EXT-X-STREAM-INF" -> {
                closeVariant();
                open = tag;
            }
            case "EXT-X-I-FRAME-STREAM-INF" -> iFrames(tag);
            case "EXT-X-MEDIA" -> renditions.add(rendition(tag));
            case "EXT-X-SESSION-KEY" -> sessionKeys.add(key(tag));
            default -> {}
        }
    }

    private void reference(Line.Uri line) {
        var tag = open;
        open = null;
        if (tag == null) {
            flaw(Flaw.Kind.ORPHAN, line.number(), "a URI without EXT-X-STREAM-INF");
        } else {
            variant(tag, substitute(line.text(), line.number()), false);
        }
    }

    private void closeVariant() {
        if (open != null) {
            flaw(Flaw.Kind.ORPHAN, open.number(), "EXT-X-STREAM-INF without a URI");
            open = null;
        }
    }

    private void iFrames(Line.Tag tag) {
        variant(tag, attributes(tag).get("URI", ""), true);
    }

    private void variant(Line.Tag tag, String reference, boolean iFrame) {
        variants.add(new MultivariantPlaylist.Variant(
                tag.number(), reference, Uris.resolve(uri, reference), iFrame, attributes(tag)));
    }

    private MultivariantPlaylist.Rendition rendition(Line.Tag tag) {
        var a = attributes(tag);
        var reference = a.get("URI");
        return new MultivariantPlaylist.Rendition(
                tag.number(),
                a.get("TYPE", ""),
                a.get("GROUP-ID", ""),
                a.get("NAME", ""),
                a.get("LANGUAGE"),
                a.yes("DEFAULT"),
                a.yes("AUTOSELECT"),
                reference == null ? null : Uris.resolve(uri, reference),
                a);
    }
}
