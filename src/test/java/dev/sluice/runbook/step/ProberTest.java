package dev.sluice.runbook.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Json;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;

/** One lost packet at night must not leave a run unproven; an edge that says nothing proves nothing. */
class ProberTest {
    private static final MockResponse REFUSED =
            new MockResponse.Builder().code(403).build();
    private static final MockResponse LOST = new MockResponse.Builder()
            .onResponseStart(new SocketEffect.CloseSocket())
            .build();

    @Test
    void anAnswerThatWasLostIsAskedForOnceMoreAndOneThatNeverComesIsSilence() throws Exception {
        assertThat(asked(LOST, REFUSED))
                .isEqualTo(new Tally(1, 1, 0, 0, Map.of(Tally.Kind.REFUSED, List.of("fra answered 403 for leaked"))));
        assertThat(asked(LOST, LOST, REFUSED)).satisfies(tally -> {
            assertThat(tally.allRefused()).isFalse();
            assertThat(tally.silent()).isEqualTo(1);
            assertThat(tally.notRefused()).hasValue("fra did not answer");
        });
    }

    @Test
    void whatIsKeptIsReadAgainAndWhatEarlierVersionsKeptToo() throws Exception {
        var tally = asked(REFUSED);
        var kept = Json.MAPPER.writeValueAsString(tally);
        assertThat(kept).contains("\"seen\":{\"refused\":[\"fra answered 403 for leaked\"]}");
        assertThat(Json.MAPPER.readValue(kept, Tally.class)).isEqualTo(tally);
        var old = "{\"asked\":2,\"refused\":1,\"played\":1,\"silent\":0,\"samples\":[\"fra answered 200 for leaked\"]}";
        assertThat(Json.MAPPER.readValue(old, Tally.class)).isEqualTo(new Tally(2, 1, 1, 0, Map.of()));
    }

    private static Tally asked(MockResponse... answers) throws Exception {
        try (var edge = new MockWebServer();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            edge.start();
            for (var answer : answers) edge.enqueue(answer);
            var base = URI.create("http://127.0.0.1:" + edge.getPort());
            var fra = new Edges.Edge("fra", base, Duration.ZERO, null);
            return new Prober(threads).ask(List.of(fra), List.of(new Probe("leaked", "/a")), tally -> {});
        }
    }
}
