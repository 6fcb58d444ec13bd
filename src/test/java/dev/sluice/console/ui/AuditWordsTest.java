package dev.sluice.console.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.AuditEntry;
import dev.sluice.api.StepState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No operator should have to read a code where a person did something. */
class AuditWordsTest {
    private static final Pattern ACT = Pattern.compile(
            "\"((?:share|asset|invalidation|run|emergency|policy|bulk|operator|key|edge-key|viewer-issuer|entitlement"
                    + "|destination|show|delivery|collector|slo|alert-rule|regions)\\.[a-z-]+)\"");

    /** The console writes no line; its acts are named in the same way. */
    private static final Path CONSOLE = Path.of("src/main/java/dev/sluice/console");

    /** What a webhook is told; it is no line of the log. */
    private static final String ANNOUNCED = "share.announced";

    @Test
    void everyActThatTheProgramWritesHasWords() throws IOException {
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            var acts = sources.filter(file -> file.toString().endsWith(".java") && !file.startsWith(CONSOLE))
                    .flatMap(AuditWordsTest::written)
                    .filter(act -> !act.equals(ANNOUNCED))
                    .distinct()
                    .toList();
            assertThat(acts)
                    .contains("share.create", "run.take-up", "show.stop")
                    .allSatisfy(AuditWordsTest::assertWords);
        }
    }

    @Test
    void everyEndOfAStepHasWords() {
        assertThat(Stream.of(StepState.DONE, StepState.NOT_NEEDED, StepState.SKIPPED, StepState.FAILED)
                        .map(state -> "run." + state.name().toLowerCase(Locale.ROOT)))
                .allSatisfy(AuditWordsTest::assertWords);
    }

    private static void assertWords(String act) {
        assertThat(AuditWords.act(new AuditEntry(1, Instant.EPOCH, "ana", act, "share:x", "{}", "")))
                .as(act)
                .isNotEqualTo(act);
    }

    private static Stream<String> written(Path source) {
        try {
            return ACT.matcher(Files.readString(source)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
