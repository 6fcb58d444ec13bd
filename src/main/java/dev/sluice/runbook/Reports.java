package dev.sluice.runbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.sluice.api.AuditEntry;
import dev.sluice.api.Json;
import dev.sluice.api.Run;
import dev.sluice.audit.Audit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the report of a run, finished or so far. */
final class Reports {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Set<String> DEVIATIONS = Set.of(
            "run.failed",
            "run.skipped",
            "run.skip",
            "run.retry",
            "run.pause",
            "run.resume",
            "run.abort",
            "run.approve",
            "run.take-up");
    private static final List<String> NAMELESS = List.of("step", "evidence");
    private static final int MOST_LINES = 500;

    private final Audit audit;

    Reports(Audit audit) {
        this.audit = audit;
    }

    Report of(LiveRun live) {
        RunRecord record = live.record();
        Run run = record.run();
        String title = (run.drill() ? "Drill " : "Invalidation ") + run.run();
        var text = new StringBuilder("# " + title + "\n\n");
        head(text, live.shown());
        deviations(text, run);
        text.append("\n---\n\n").append(body(live.runbook(), record));
        return new Report(title, text.toString());
    }

    private void head(StringBuilder text, Run run) {
        item(text, "Scope", run.scope());
        item(text, "Reason", run.reason() == null ? "not stated" : run.reason());
        item(text, "Declared", UTC.format(run.declaredAt()) + " by " + run.by());
        item(text, "Contained", took(run.containedMs()));
        item(text, "Verified", took(run.verifiedMs()));
        item(text, "State", state(run));
        item(text, "Runbook", run.runbook() + ", SHA-256 " + run.runbookHash());
        audit.page(null, null, 1).items().stream()
                .findFirst()
                .ifPresent(newest -> item(text, "Audit head", "line " + newest.sequence() + ", " + newest.hash()));
    }

    private static void item(StringBuilder text, String name, String value) {
        text.append("- **")
                .append(name)
                .append(":** ")
                .append(Markdown.text(value))
                .append('\n');
    }

    private static String took(@Nullable Long millis) {
        return millis == null ? "no" : seconds(millis) + " after the click";
    }

    private static String state(Run run) {
        String state = run.state().name().toLowerCase(Locale.ROOT);
        String since = run.endedAt() == null ? "" : " at " + UTC.format(run.endedAt());
        return state + since + (run.durable() ? "" : ", " + run.undurable());
    }

    private void deviations(StringBuilder text, Run run) {
        text.append("\n## Deviations from the document\n\n");
        List<AuditEntry> lines = new ArrayList<>(
                audit.page("run:" + run.run(), null, MOST_LINES).items().reversed());
        lines.removeIf(line -> !DEVIATIONS.contains(line.act()));
        if (lines.isEmpty()) {
            text.append("None: every step ran as the document says.\n");
        }
        lines.forEach(line -> text.append(deviation(line)));
    }

    private static String deviation(AuditEntry line) {
        String act = line.act().substring("run.".length());
        return Stream.of(UTC.format(line.at()), Markdown.text(line.who()), act, Markdown.text(words(line.detail())))
                .filter(word -> !word.isBlank())
                .collect(Collectors.joining(" · ", "- ", "\n"));
    }

    /** The facts of a line of the log in words; the step and what was seen need no name. */
    private static String words(String detail) {
        try {
            var facts = Json.MAPPER.readValue(detail, new TypeReference<Map<String, Object>>() {});
            var named = facts.entrySet().stream()
                    .filter(fact -> !NAMELESS.contains(fact.getKey()))
                    .map(fact -> fact.getKey() + " " + fact.getValue());
            return Stream.concat(NAMELESS.stream().map(name -> String.valueOf(facts.getOrDefault(name, ""))), named)
                    .filter(word -> !word.isBlank())
                    .collect(Collectors.joining(" · "));
        } catch (JsonProcessingException e) {
            return detail;
        }
    }

    /** The document from its front matter on, with what happened in place of each block. */
    private static String body(Runbook runbook, RunRecord record) {
        var source = Source.of(runbook.label(), runbook.document().markdown().getBytes(StandardCharsets.UTF_8));
        int line = FrontMatter.of(source).end() + 1;
        var sections = Sections.of(source, line - 1);
        var text = new StringBuilder();
        for (int i = 0; i < sections.size(); i++) {
            text.append(source.text(line, sections.get(i).fence())).append("\n\n");
            text.append(happened(record, record.run().steps().get(i))).append('\n');
            line = sections.get(i).end() + 1;
        }
        return text.append(source.text(line, source.lines().size() + 1))
                .append('\n')
                .toString();
    }

    private static String happened(RunRecord record, Run.Step step) {
        String state = step.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String text = "> **" + state + "**" + times(record.run(), step) + "\n";
        if (!step.evidence().isEmpty()) {
            text += ">\n> " + Markdown.text(step.evidence()) + "\n";
        }
        String kept = record.kept().getOrDefault(step.id(), "{}");
        return kept.equals("{}") ? text : text + "\n```json\n" + pretty(kept) + "\n```\n";
    }

    private static String times(Run run, Run.Step step) {
        if (step.startedAt() == null) {
            return "";
        }
        String begun = " · " + UTC.format(step.startedAt()) + ", " + since(run.declaredAt(), step.startedAt())
                + " after the click";
        return step.endedAt() == null ? begun : begun + ", took " + since(step.startedAt(), step.endedAt());
    }

    private static String since(Instant from, Instant to) {
        return seconds(Duration.between(from, to).toMillis());
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f s", millis / 1000.0);
    }

    private static String pretty(String json) {
        try {
            return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(Json.MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A step kept a document that is no JSON", e);
        }
    }
}
