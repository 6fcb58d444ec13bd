package dev.sluice.cli;

import dev.sluice.api.ApiKey;
import dev.sluice.api.Asset;
import dev.sluice.api.AuditEntry;
import dev.sluice.api.BulkAct;
import dev.sluice.api.Collector;
import dev.sluice.api.Edge;
import dev.sluice.api.Finding;
import dev.sluice.api.OperatorInfo;
import dev.sluice.api.PreparationProfile;
import dev.sluice.api.Run;
import dev.sluice.api.RunbookDocument;
import dev.sluice.api.Share;
import dev.sluice.api.SigningKeyRing;
import dev.sluice.api.TtlPolicy;
import dev.sluice.api.ViewerIssuer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Lists as people read them in a terminal. */
final class Tables {
    private static final String GAP = "  ";

    private Tables() {}

    static String shares(List<Share> shares) {
        return table(
                List.of("HANDLE", "STATE", "MODE", "RISK", "CHANNEL", "EXPIRES", "ASSET"),
                shares.stream()
                        .map(s -> List.of(
                                s.handle(),
                                word(s.state()),
                                word(s.mode()),
                                word(s.risk()),
                                s.channel(),
                                at(s.expiresAt()),
                                s.assetTitle()))
                        .toList());
    }

    static String bulkActs(List<BulkAct> acts) {
        return table(
                List.of("ACT", "KIND", "STATE", "BY", "STARTED", "DONE", "REFUSED", "OF"),
                acts.stream()
                        .map(a -> List.of(
                                a.id(),
                                word(a.kind()),
                                word(a.state()),
                                a.by(),
                                at(a.startedAt()),
                                Long.toString(a.done()),
                                Long.toString(a.refused()),
                                Long.toString(a.total())))
                        .toList());
    }

    static String operators(List<OperatorInfo> operators) {
        return table(
                List.of("NAME", "ROLE", "KEYS", "SINCE"),
                operators.stream()
                        .map(o -> List.of(o.name(), word(o.role()), Integer.toString(o.keys()), at(o.createdAt())))
                        .toList());
    }

    static String keys(List<ApiKey> keys) {
        return table(
                List.of("KEY", "OPERATOR", "ROLE", "FOR", "EXPIRES", "STATE", "NOTE"),
                keys.stream()
                        .map(k -> List.of(
                                k.id(),
                                k.operator(),
                                word(k.role()),
                                k.areas().isEmpty() ? "all" : String.join(",", k.areas()),
                                k.expiresAt() == null ? "never" : at(k.expiresAt()),
                                k.revokedAt() == null ? "good" : "revoked",
                                Objects.requireNonNullElse(k.note(), "")))
                        .toList());
    }

    static String ring(SigningKeyRing ring) {
        var next = ring.nextRotation();
        return table(
                        List.of("KID", "STATE", "SINCE"),
                        ring.keys().stream()
                                .map(k -> List.of(k.kid(), k.state(), at(k.since())))
                                .toList())
                + (next == null ? "Rotated by hand only." : "The next key signs from " + at(next) + " on.");
    }

    static String policies(List<TtlPolicy> tiers) {
        return table(
                List.of("TIER", "SHORTEST", "DEFAULT", "LONGEST"),
                tiers.stream()
                        .map(t -> List.of(
                                word(t.risk()), time(t.minSeconds()), time(t.defaultSeconds()), time(t.maxSeconds())))
                        .toList());
    }

    /** To the second: nobody compares nanoseconds by eye. */
    static String at(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** As it may be typed. */
    private static String time(long seconds) {
        return Duration.ofSeconds(seconds).toString().substring(2).toLowerCase(Locale.ROOT);
    }

    static String profiles(List<PreparationProfile> profiles) {
        return table(
                List.of("PROFILE", "CONTAINER", "SEGMENTS", "KEYFRAMES", "FROM"),
                profiles.stream()
                        .map(p -> List.of(
                                p.name(),
                                p.container(),
                                p.problem() != null ? p.problem() : "%.1f s".formatted(p.segmentSeconds()),
                                p.problem() != null ? "" : "%.1f s".formatted(p.keyframeSeconds()),
                                p.own() ? "workspace" : "Sluice"))
                        .toList());
    }

    static String assets(List<Asset> assets) {
        return table(
                List.of("ID", "STATE", "PROFILE", "ADDED", "TITLE"),
                assets.stream()
                        .map(a -> List.of(a.id(), word(a.state()), a.profile(), at(a.createdAt()), a.title()))
                        .toList());
    }

    static String runs(List<Run> runs) {
        return table(
                List.of("RUN", "STATE", "KIND", "SCOPE", "CONTAINED", "VERIFIED", "BY", "REASON"),
                runs.stream()
                        .map(r -> List.of(
                                r.run(),
                                word(r.state()),
                                r.drill() ? "drill" : "invalidation",
                                r.scope(),
                                r.containedMs() == null ? "–" : r.containedMs() + " ms",
                                r.verifiedMs() == null ? "–" : r.verifiedMs() + " ms",
                                r.by(),
                                r.reason() == null ? "not stated" : r.reason()))
                        .toList());
    }

    static String runbooks(List<RunbookDocument> runbooks) {
        return table(
                List.of("ID", "VERSION", "STEPS", "SHA-256"),
                runbooks.stream()
                        .map(d -> List.of(
                                d.id(),
                                Integer.toString(d.version()),
                                Integer.toString(d.steps().size()),
                                d.hash()))
                        .toList());
    }

    static String viewerIssuers(List<ViewerIssuer> issuers) {
        return table(
                List.of("NAME", "ISSUER", "AUDIENCE", "KEYS"),
                issuers.stream()
                        .map(i -> List.of(
                                i.name(), i.issuer(), i.audience(), Objects.requireNonNullElse(i.jwksUrl(), "given")))
                        .toList());
    }

    static String edges(List<Edge> edges) {
        return table(
                List.of("EDGE", "STATE", "SEQUENCE", "LAG MS", "SKEW MS", "SEEN", "LEASE UNTIL", "VERSION", "URL"),
                edges.stream()
                        .map(e -> List.of(
                                e.name(),
                                word(e.state()),
                                Long.toString(e.acknowledged()),
                                e.lagMs() == null ? "-" : e.lagMs().toString(),
                                Long.toString(e.skewMs()),
                                e.seenAt() == null ? "never" : at(e.seenAt()),
                                e.leaseEndsAt() == null ? "-" : at(e.leaseEndsAt()),
                                e.version() == null ? "-" : e.version(),
                                e.url() == null ? "-" : e.url()))
                        .toList());
    }

    static String audit(List<AuditEntry> entries) {
        return table(
                List.of("#", "AT", "WHO", "ACT", "SUBJECT", "DETAIL"),
                entries.stream()
                        .map(e -> List.of(
                                Long.toString(e.sequence()), at(e.at()), e.who(), e.act(), e.subject(), e.detail()))
                        .toList());
    }

    /** Findings one below the other, evidence and fix indented. */
    static String findings(List<Finding> findings) {
        var text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(String.format("%-12s %s (%s)%n", word(finding.severity()), finding.sentence(), finding.code()));
            indented(text, finding.evidence());
            indented(text, finding.fix());
        }
        return text.toString();
    }

    /** The word that JSON has for it. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String collectors(List<Collector> collectors) {
        return table(
                List.of("ID", "CHANNEL", "CREATED", "BY", "REVOKED"),
                collectors.stream()
                        .map(c -> List.of(
                                c.id(),
                                c.channel(),
                                at(c.createdAt()),
                                c.createdBy(),
                                c.revokedAt() == null ? "" : at(c.revokedAt())))
                        .toList());
    }

    private static void indented(StringBuilder text, String line) {
        if (!line.isEmpty()) {
            text.append(" ".repeat(13)).append(plain(line)).append('\n');
        }
    }

    /** Columns as wide as their widest cell. */
    static String table(List<String> head, List<List<String>> rows) {
        var lines = new ArrayList<List<String>>();
        lines.add(head);
        rows.forEach(lines::add);
        var widths = new int[head.size()];
        lines.forEach(line -> widen(widths, line));
        var text = new StringBuilder();
        lines.forEach(line -> text.append(row(widths, line)).append('\n'));
        return text.toString();
    }

    private static void widen(int[] widths, List<String> line) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], plain(line.get(i)).length());
        }
    }

    private static String row(int[] widths, List<String> line) {
        var text = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var cell = plain(line.get(i));
            text.append(cell).append(" ".repeat(widths[i] - cell.length())).append(GAP);
        }
        return text.toString().stripTrailing();
    }

    /** Titles come from outside; a control character in one must not steer the terminal. */
    static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
