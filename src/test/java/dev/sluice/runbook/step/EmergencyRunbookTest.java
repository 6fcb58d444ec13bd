package dev.sluice.runbook.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.runbook.RunbookParser;
import dev.sluice.runbook.StepType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped document and the shipped step types are the same procedure. */
class EmergencyRunbookTest {
    @TempDir
    Path folder;

    @Test
    void everyBlockIsAStepTypeAndEveryStepTypeIsDocumented() throws Exception {
        List<StepType> types = types();
        var runbook = new RunbookParser(types)
                .parse(
                        "emergency-invalidation.md",
                        Files.readAllBytes(Path.of("assets/runbooks/emergency-invalidation.md")));
        assertThat(runbook.blocks())
                .extracting(b -> b.type().name())
                .containsExactlyElementsOf(types.stream().map(StepType::name).toList());
        assertThat(runbook.document().id()).isEqualTo("emergency-invalidation");
    }

    @Test
    void everyStepSaysWhenWhyAndHowByHand() throws Exception {
        var runbook = new RunbookParser(types())
                .parse(
                        "emergency-invalidation.md",
                        Files.readAllBytes(Path.of("assets/runbooks/emergency-invalidation.md")));
        assertThat(runbook.document().steps())
                .allSatisfy(step -> assertThat(step.prose()).contains("**When:**", "**Why:**", "**By hand:**"));
    }

    @Test
    void everyStepTypeSaysWhatItWouldDoAndHowItIsTakenBack() throws Exception {
        assertThat(types()).allSatisfy(type -> {
            assertThat(type.preview()).endsWith(".");
            assertThat(type.undo().toString()).isNotBlank();
        });
    }

    private List<StepType> types() throws Exception {
        try (var premises = new Premises(folder)) {
            return premises.types;
        }
    }
}
