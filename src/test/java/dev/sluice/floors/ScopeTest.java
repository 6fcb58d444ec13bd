package dev.sluice.floors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Fault;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "link:s1",
                "viewer:9f",
                "asset:tour",
                "channel:web",
                "key:P5Up-_",
                "issued-before:2026-11-23T10:00:00Z",
                "everything",
                "asset:a:b"
            })
    void readsWhatItWrites(String text) {
        assertThat(Scope.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "asset",
                "asset:",
                "everything:",
                "everything:x",
                "Asset:x",
                "assets:x",
                "asset:a b",
                "asset:é",
                "asset:\n",
                "issued-before:yesterday",
                "issued-before:",
                "issued-before:+999999999-12-31T23:59:59Z",
                "issued-before:-0044-03-15T12:00:00Z",
                "link"
            })
    void refusesNonsense(String text) {
        assertThatThrownBy(() -> Scope.parse(text))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("scope-malformed"));
    }

    @Test
    void refusesLengthWithoutReadingIt() {
        assertThatThrownBy(() -> Scope.parse("asset:" + "x".repeat(1_000_000))).isInstanceOf(Fault.class);
    }

    @Test
    void travelsInEventsAsText() {
        var event = new FeedEvent.FloorRaised(3, Instant.parse("2026-11-23T10:00:00Z"), Scope.asset("tour"), 2);

        var json = FeedCodec.write(event);

        assertThat(json).isEqualTo("""
                {"type":"floor-raised","sequence":3,"at":"2026-11-23T10:00:00Z","scope":"asset:tour","epoch":2}""");
        assertThat(FeedCodec.readEvent(json)).isEqualTo(event);
    }

    @Test
    void anEventThatIsNotUnderstoodIsNeverSkipped() {
        for (var json : List.of(
                "{\"type\":\"new-kind-of-revocation\",\"sequence\":1,\"at\":\"2026-11-23T10:00:00Z\"}",
                "{\"type\":\"floor-raised\",\"sequence\":1,\"at\":\"2026-11-23T10:00:00Z\"}",
                "{\"type\":\"floor-raised\",\"sequence\":1,\"at\":\"2026-11-23T10:00:00Z\",\"scope\":\"key:x\",\"epoch\":1}",
                "{}",
                "[",
                "")) {
            assertThatThrownBy(() -> FeedCodec.readEvent(json)).as(json).isInstanceOf(Fault.class);
        }
    }
}
