package dev.sluice.console.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvocationTest {
    private static final Invocation EXTEND =
            new Invocation("links.extend", Map.of("handle", "a b&c=d", "ttl", "1h30m"));

    @Test
    void travelsAsADeepLink() {
        var link = EXTEND.toUri().toString();

        assertThat(link).isEqualTo("sluice://links/extend?handle=a%20b%26c%3Dd&ttl=1h30m");
        assertThat(Invocation.of(link)).isEqualTo(EXTEND);
    }

    @Test
    void travelsAsJson() {
        assertThat(Invocation.of(EXTEND.toJson())).isEqualTo(EXTEND);
    }

    @Test
    void keepsItsValuesOutOfLogs() {
        assertThat(EXTEND.toString()).doesNotContain("1h30m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://inspect?link=x",
                "sluice://",
                "sluice://../../etc",
                "sluice://inspect?link",
                "sluice://inspect?link=%zz",
                "sluice://a?1=1&2=1&3=1&4=1&5=1&6=1&7=1&8=1&9=1&a=1&b=1&c=1&d=1&e=1&f=1&g=1&h=1"
            })
    void refusesWhatIsNoAct(String link) {
        assertThatThrownBy(() -> Invocation.of(link))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("malformed-act"));
    }
}
