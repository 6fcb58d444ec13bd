package dev.sluice.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Whatever is typed for a TTL. {@code JAZZER_FUZZ=1 mvn test -Djazzer.hooks=true -Dtest=TtlFuzzTest} searches on. */
class TtlFuzzTest {
    private static final Duration LONG = Duration.ofDays(400);

    /** A duration that reads back as itself, or a fault with a code; never anything else, and no bare number. */
    @FuzzTest
    void anythingTyped(byte[] input) {
        String typed = new String(input, StandardCharsets.UTF_8);
        try {
            Duration ttl = Ttl.parse(typed);
            assertThat(ttl).isPositive();
            assertThat(typed.strip()).doesNotMatch("\\d+");
            if (ttl.getNano() == 0 && ttl.compareTo(LONG) < 0) {
                assertThat(Ttl.parse(Ttl.words(ttl))).isEqualTo(ttl);
            }
        } catch (Fault refused) {
            assertThat(refused.code()).isIn("ttl-malformed", "ttl-without-unit");
            assertThat(refused.problem().nextAct()).isNotBlank();
        }
    }
}
