package dev.sluice.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.HandClock;
import dev.sluice.service.RunningService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of link situations: each is really set up, and gets its verdict with the words that explain it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SituationsTest {
    /** Long enough for a busy machine to reach the answer that never comes, shorter than any wait of an inspection's own. */
    private static final Duration SOON = Duration.ofSeconds(6);

    /** A resolver may take its time to say that it knows no such name. */
    private static final InspectOptions ANYWHERE = new InspectOptions(false, true).within(Duration.ofMinutes(1));

    private final HandClock clock = new HandClock();
    private RunningService service;
    private OurLinks ours;
    private ForeignLinks foreign;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        service = RunningService.start(folder, clock);
        ours = new OurLinks(service, clock, folder);
        foreign = new ForeignLinks();
    }

    @AfterAll
    void stop() throws Exception {
        foreign.close();
        service.close();
    }

    @AfterEach
    void restore() throws Exception {
        ours.restore();
        foreign.restore();
    }

    Stream<Situation> ourLinks() {
        return ours.all();
    }

    Stream<Situation> foreignLinks() {
        return foreign.all();
    }

    @ParameterizedTest
    @MethodSource("ourLinks")
    void aLinkOfTheService(Situation situation) throws Exception {
        check(situation, new Inspector(service.admin(), clock, InspectOptions.CAREFUL));
    }

    @ParameterizedTest
    @MethodSource("foreignLinks")
    void aLinkOfSomebodyElse(Situation situation) throws Exception {
        check(situation, new Inspector(null, clock, ANYWHERE));
    }

    @Test
    void serversThatKeepOneWaiting() throws Exception {
        var patient = new Inspector(null, clock, ANYWHERE.within(SOON));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var checks = foreign.endless()
                    .map(situation -> threads.submit(() -> {
                        check(situation, patient);
                        return situation;
                    }))
                    .toList();
            for (var check : checks) {
                check.get();
            }
        }
    }

    private static void check(Situation situation, Inspector inspector) throws Exception {
        var found = inspector.inspect(situation.setup().link());

        assertThat(found.verdict()).as(Situation.said(found)).isEqualTo(situation.verdict());
        assertThat(Situation.said(found)).containsPattern(situation.words());
        assertThat(found.findings()
                        .getFirst()
                        .severity()
                        .compareTo(found.findings().getLast().severity()))
                .isLessThanOrEqualTo(0);
        assertThat(found.toString()).doesNotContain("eyJ");
    }
}
