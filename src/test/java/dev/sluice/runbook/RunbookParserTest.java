package dev.sluice.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Fault;
import dev.sluice.token.Cpu;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A runbook is read as people wrote it, or refused with the line that is wrong. */
class RunbookParserTest {
    static final RunbookParser PARSER = new RunbookParser(
            List.of(new Wait(), new Effect("shut", () -> null, new AtomicInteger(), OnFailure.CONTINUES, true)));

    private static final String GOOD = """
            ---
            id: emergency-invalidation
            version: 4
            ---
            # Emergency

            Read this first.

            ## Shut the `gate`

            Why and when.

            ```step
            type: shut
            ```

            By hand: `sluice …`.

            ## Wait

            ```step
            # thirty minutes
            id: watch
            type: wait
            for: 30m
            drill-for: 10s
            ```
            """;

    @Test
    void readsHeadingProseAndBlock() {
        var runbook = parse(GOOD);
        var first = runbook.document().steps().getFirst();
        assertThat(runbook.label()).isEqualTo("emergency-invalidation v4");
        assertThat(first.id()).isEqualTo("shut");
        assertThat(first.title()).isEqualTo("Shut the “gate”".replace('“', '"').replace('”', '"'));
        assertThat(first.prose()).isEqualTo("Why and when.\n\n\nBy hand: `sluice …`.".replace("\n\n\n", "\n\n"));
        assertThat(runbook.document().steps().get(1).id()).isEqualTo("watch");
    }

    @Test
    void aDrillReadsItsOwnTimes() {
        var parameters = parse(GOOD).block("watch").parameters();
        assertThat(parameters.in(false).duration("for")).isEqualTo(Duration.ofMinutes(30));
        assertThat(parameters.in(true).duration("for")).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void theHashIsOfTheBytes() {
        assertThat(parse(GOOD).document().hash())
                .hasSize(64)
                .isNotEqualTo(parse(GOOD + "\n").document().hash());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type: shut              | type: shutt           | 14 | there is no step type `shutt`
            type: shut              | typ: shut             | 13 | `type` is missing
            type: shut              | type shut             | 14 | this is no `key: value`
            type: shut              | type: shut¶colour: 2  | 15 | the step type `shut` does not take `colour`
            type: shut              | type: shut¶type: shut | 15 | `type` is given twice
            type: shut              | type: shut¶id: Ä      | 15 | `id` must be lower-case words joined by hyphens
            id: watch               | id: shut              | 21 | there is a step `shut` already
            for: 30m                | # nothing             | 21 | `for` is missing
            for: 30m                | for: soon             | 25 | `for` is no time such as 10s, 30m or 1h30m
            for: 30m                | for: 25h              | 25 | `for` is longer than 24h
            for: 30m                | for: -1s              | 25 | `for` is no time such as 10s, 30m or 1h30m
            drill-for: 10s          | drill-for: 0s         | 26 | `drill-for` is no time such as 10s, 30m or 1h30m
            drill-for: 10s          | drill-type: wait      | 26 | the step type `wait` does not take `drill-type`
            version: 4              | version: four         | 3  | `version` must be a number from 1
            version: 4              | # none                | 1  | `version` is missing
            id: emergency-invalidation | author: me         | 2  | the front matter does not take `author`
            ```step¶type: shut      | ```steps¶type: shut   | 13 | `steps` is not a step
            ## Wait                 | Wait                  | 21 | this step has no heading of its own
            """)
    void refusesWithTheLine(String good, String bad, int line, String reason) {
        String text = GOOD.replace(lines(good), lines(bad));
        assertThat(text).isNotEqualTo(GOOD);
        assertRefused(text, line, reason);
    }

    @Test
    void refusesWhatIsNoRunbookAtAll() {
        assertRefused("", 1, "there is no front matter");
        assertRefused("# Just a text", 1, "there is no front matter");
        assertRefused("---\nid: a", 1, "the front matter is not closed by ---");
        assertRefused("---\nid: a\nversion: 1\n---\n# Text\n", 5, "there is no step in this file");
        assertRefused(head() + "# Shut\n```step\ntype: shut\n", 6, "the block of this step is not closed");
        assertRefused(
                head() + "# A\n> ```step\n> type: shut\n> ```\n", 6, "a step stands inside a list or a quotation");
        assertThatThrownBy(() -> PARSER.parse("a.md", new byte[] {'-', (byte) 0xff}))
                .hasMessage("a.md, line 1: the file is not UTF-8 text.");
        assertThatThrownBy(() -> PARSER.parse("a.md", new byte[Source.LARGEST + 1]))
                .hasMessage("a.md, line 1: the file is larger than 256 KiB.");
    }

    @Test
    void refusesMoreStepsThanAnybodyReads() {
        var text = new StringBuilder(head());
        for (int i = 0; i < 65; i++) {
            text.append("# S\n```step\ntype: shut\nid: s%s\n```\n".formatted("a".repeat(1 + i % 30) + i / 30));
        }
        assertThatThrownBy(() -> parse(text.toString())).hasMessageContaining("more than 64 steps");
    }

    /** Markdown that costs naive readers quadratic time or a stack. */
    @ParameterizedTest
    @ValueSource(strings = {">", "- ", "[", "*a_", "`", "![", "<a", "\t", "# ", "**x", "&#", "\n- "})
    void hostileNestingIsRefusedQuickly(String piece) {
        String text = head() + piece.repeat(200_000 / piece.length());
        assertThat(Cpu.spent(() -> assertThatThrownBy(() -> parse(text)).isInstanceOf(Fault.class)))
                .isLessThan(Duration.ofSeconds(5));
    }

    private static void assertRefused(String text, int line, String reason) {
        assertThatThrownBy(() -> parse(text)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo("runbook-invalid");
            assertThat(fault).hasMessage("emergency.md, line " + line + ": " + reason + ".");
        });
    }

    private static Runbook parse(String text) {
        return PARSER.parse("emergency.md", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String head() {
        return "---\nid: a\nversion: 1\n---\n";
    }

    private static String lines(String cell) {
        return cell.replace('¶', '\n');
    }
}
