package dev.sluice.runbook;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sluice.api.Fault;

/** Whatever the bytes, the parser answers with a runbook or with a refusal that says where. */
class RunbookFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void neverFailsOtherwise(byte[] bytes) {
        try {
            Runbook runbook = RunbookParserTest.PARSER.parse("fuzz.md", bytes);
            if (runbook.blocks().isEmpty()) {
                throw new AssertionError("A runbook without steps was let through");
            }
        } catch (Fault refusal) {
            if (!refusal.code().equals("runbook-invalid")
                    || !refusal.getMessage().startsWith("fuzz.md, line ")) {
                throw new AssertionError("A refusal that says nothing", refusal);
            }
        }
    }
}
