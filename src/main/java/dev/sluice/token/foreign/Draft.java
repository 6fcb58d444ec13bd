package dev.sluice.token.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import dev.sluice.token.Secrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A decoded link while a reader fills it in. */
final class Draft {
    private static final int MAX_FIELDS = 64;
    private static final int MAX_VALUE = 512;
    private static final int MAX_DIGITS = 17;

    private final LinkKind kind;
    private final List<String> bound = new ArrayList<>();
    private final List<FoundTime> times = new ArrayList<>();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private String signer;
    private String scope = "";
    private String revocation;
    private @Nullable String token;

    Draft(LinkKind kind) {
        this.kind = kind;
        this.signer = kind.signer();
        this.revocation = kind.revocation();
    }

    DecodedLink done(Pasted pasted) {
        addWindowFinding();
        var all = new ArrayList<>(pasted.findings());
        all.addAll(findings);
        return new DecodedLink(
                kind,
                pasted.address(),
                token,
                Secrets.mask(pasted.text()),
                pasted.url() == null ? null : pasted.url().host(),
                signer,
                scope,
                bound,
                times,
                revocation,
                fields,
                all);
    }

    Draft token(String text) {
        token = text;
        return this;
    }

    Draft signer(@Nullable String name) {
        signer = name == null ? signer : shorten(name);
        return this;
    }

    /** What could end it, where that is not what ends all of its kind. */
    Draft revocation(String words) {
        revocation = words;
        return this;
    }

    Draft scope(String words) {
        scope = shorten(words);
        return this;
    }

    Draft bound(String context, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            bound.add(context + " " + shorten(value));
        }
        return this;
    }

    Draft field(String name, @Nullable String value) {
        if (value != null && fields.size() < MAX_FIELDS) {
            fields.put(shorten(name), Secrets.mask(shorten(value)));
        }
        return this;
    }

    Draft time(FoundTime.Role role, String name, @Nullable JsonNode value, FoundTime.Unit expected) {
        if (value == null) {
            return this;
        }
        var whole = value.isNumber() && value.canConvertToLong();
        return time(role, name, whole ? Long.toString(value.longValue()) : value.asText(), expected);
    }

    /** A time that the format counts in {@code expected}; a number in the other unit is itself a finding. */
    Draft time(FoundTime.Role role, String name, @Nullable String asFound, FoundTime.Unit expected) {
        if (asFound == null) {
            return this;
        }
        if (!asFound.matches("\\d{1," + MAX_DIGITS + "}")) {
            return finding(
                    "time-unreadable",
                    Severity.BLOCKS,
                    "The time " + name + " is not a number.",
                    asFound,
                    "Issue the link again with a Unix time in " + expected.word() + ".");
        }
        var number = Long.parseLong(asFound);
        var unit = number == 0 ? expected : FoundTime.Unit.of(number);
        times.add(new FoundTime(role, name, asFound, unit, unit.instant(number)));
        if (unit != expected) {
            addUnitFinding(name, asFound, unit, expected);
        }
        return this;
    }

    private void addUnitFinding(String name, String asFound, FoundTime.Unit unit, FoundTime.Unit expected) {
        var effect = expected == FoundTime.Unit.SECONDS
                ? "Read as seconds it lies thousands of years ahead."
                : "Read as milliseconds it lies in January 1970, so the link is over before it begins.";
        finding(
                "time-unit-wrong",
                Severity.BLOCKS,
                "The time " + name + " is written in " + unit.word() + " where " + expected.word() + " belong. "
                        + effect,
                name + " = " + asFound,
                "Issue the link again with " + name + " in " + expected.word() + ".");
    }

    private void addWindowFinding() {
        for (var start : times) {
            for (var end : times) {
                if (start.role() == FoundTime.Role.STARTS
                        && end.role() == FoundTime.Role.EXPIRES
                        && !start.instant().isBefore(end.instant())) {
                    finding(
                            "window-empty",
                            Severity.BLOCKS,
                            "The link starts when it is over already.",
                            start.name() + " = " + start.asFound() + ", " + end.name() + " = " + end.asFound(),
                            "Issue the link again with its start before its end.");
                    return;
                }
            }
        }
    }

    /** Notes that nothing limits the link's life, where that is so. */
    Draft warnIfEndless() {
        return times.stream().anyMatch(t -> t.role() == FoundTime.Role.EXPIRES)
                ? this
                : finding(
                        "no-end", Severity.WARNS, "The link never expires by itself.", "", "Issue links with an end.");
    }

    /** Notes that the address is not inside what was signed. */
    Draft outside(Pasted pasted) {
        return finding(
                "scope-mismatch",
                Severity.BLOCKS,
                "The signature does not cover the address it stands in.",
                "signed for " + scope + ", found in "
                        + (pasted.url() == null ? "" : pasted.url().encodedPath()),
                "Sign the address that viewers open, or a folder above it.");
    }

    /** Notes that a playlist's children are not covered by what was signed. */
    Draft warnIfOneFile(Pasted pasted) {
        return pasted.isPlaylist()
                ? finding(
                        "scope-one-file",
                        Severity.WARNS,
                        "The signature covers the playlist only; what the playlist names must be signed on its own.",
                        scope,
                        "Sign the folder instead of the file.")
                : this;
    }

    /** Notes that players do not pass the query of a playlist on to what it names. */
    Draft warnIfQueryOnly(Pasted pasted) {
        return pasted.isPlaylist()
                ? finding(
                        "credential-in-query",
                        Severity.INFO,
                        "The credential stands in the query, which players do not pass on to playlists and segments.",
                        "",
                        "Carry it in the path, or have the edge write it into every playlist.")
                : this;
    }

    Draft finding(String code, Severity severity, String sentence, String evidence, String fix) {
        findings.add(new Finding(code, severity, sentence, Secrets.mask(shorten(evidence)), fix, null));
        return this;
    }

    private static String shorten(String value) {
        return value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE) + "…";
    }
}
