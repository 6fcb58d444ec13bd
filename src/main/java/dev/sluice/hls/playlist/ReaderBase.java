package dev.sluice.hls.playlist;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What both kinds of playlists have in common while they are read. */
abstract class ReaderBase {
    /** More flaws than anybody reads. */
    private static final int MAX_FLAWS = 1_000;

    private static final Set<String> ONCE = Set.of(
            "EXT-X-VERSION",
            "EXT-X-TARGETDURATION",
            "EXT-X-MEDIA-SEQUENCE",
            "EXT-X-DISCONTINUITY-SEQUENCE",
            "EXT-X-PLAYLIST-TYPE",
            "EXT-X-ENDLIST");

    final String uri;
    final PlaylistText text;
    final Variables variables;
    final List<Flaw> flaws = new ArrayList<>();
    int version = 1;
    boolean independent;
    private final Set<String> seen = new HashSet<>();

    ReaderBase(String uri, PlaylistText text, Map<String, String> imported) {
        this.uri = uri;
        this.text = text;
        this.variables = new Variables(uri, imported);
    }

    final void flaw(Flaw.Kind kind, int line, String detail) {
        if (flaws.size() < MAX_FLAWS) {
            flaws.add(new Flaw(kind, line, detail));
        }
    }

    /** Handles the tags that may stand in either kind; answers whether it was one. */
    final boolean common(Line.Tag tag) {
        if (ONCE.contains(tag.name()) && !seen.add(tag.name())) {
            flaw(Flaw.Kind.REPEATED, tag.number(), tag.name());
        }
        switch (tag.name()) {
            case "EXT-X-VERSION" -> version = Math.clamp(number(tag, 1), 1, 1_000);
            case "EXT-X-INDEPENDENT-SEGMENTS" -> independent = true;
            case "EXT-X-DEFINE" -> define(tag);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void define(Line.Tag tag) {
        if (!variables.define(tag.attributes(), name -> undefined(name, tag.number()))) {
            flaw(Flaw.Kind.UNDEFINED_VARIABLE, tag.number(), tag.valueOrEmpty());
        }
    }

    private void undefined(String name, int line) {
        flaw(Flaw.Kind.UNDEFINED_VARIABLE, line, name);
    }

    final String substitute(String value, int line) {
        return variables.substitute(value, name -> undefined(name, line));
    }

    /** The attributes of a tag with variables replaced. */
    final Attributes attributes(Line.Tag tag) {
        var written = tag.attributes();
        if (tag.valueOrEmpty().indexOf("{$") < 0) {
            return written;
        }
        return new Attributes(written.list().stream()
                .map(a ->
                        new Attributes.Attribute(a.name(), substitute(a.value(), tag.number()), a.quoted(), a.column()))
                .toList());
    }

    final long number(Line.Tag tag, long other) {
        var value = Numbers.integer(tag.value());
        if (value == null) {
            flaw(Flaw.Kind.BAD_VALUE, tag.number(), tag.name() + ":" + tag.valueOrEmpty());
            return other;
        }
        return value;
    }

    final Key key(Line.Tag tag) {
        var a = attributes(tag);
        var written = a.get("URI");
        @Nullable String location = written == null ? null : Uris.resolve(uri, written);
        return new Key(
                tag.number(), a.get("METHOD", ""), written, location, a.get("IV"), a.get("KEYFORMAT", "identity"));
    }
}
