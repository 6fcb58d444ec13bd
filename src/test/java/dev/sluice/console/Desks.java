package dev.sluice.console;

import dev.sluice.api.Operator;
import dev.sluice.api.Role;
import dev.sluice.api.ServiceInfo;
import dev.sluice.api.ServiceStatus;
import dev.sluice.console.frame.ServiceFacts;
import dev.sluice.console.shell.Clip;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Times;
import dev.sluice.console.work.Work;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** Desks for tests: work is done at once, the clock stands until it is set, the clipboard is a variable. */
public final class Desks {
    /** What the clocks of tests show. */
    public static final Instant NOON = Instant.parse("2026-11-22T12:02:11Z");

    private Desks() {}

    /** A clock that stands at {@link #NOON} in Berlin. */
    public static Clock clock() {
        return Clock.fixed(NOON, ZoneId.of("Europe/Berlin"));
    }

    public static Desk desk() {
        return Desk.of(Work.inline(), new Times(clock()), new TestClip());
    }

    /** A desk at which somebody with this role sits. */
    public static Desk desk(Role role) {
        var desk = desk();
        desk.acts().operator().set(new Operator("dana", role));
        return desk;
    }

    /** Answers of a service in production with eight edges. */
    public static ServiceFacts service() {
        return new ServiceFacts() {
            @Override
            public ServiceInfo info() {
                return new ServiceInfo(
                        "0.1.0",
                        "production",
                        "https://video.example.com",
                        false,
                        new Operator("dana", Role.ADMIN),
                        NOON);
            }

            @Override
            public ServiceStatus status() {
                var drill = new ServiceStatus.Drill(NOON.minusSeconds(2 * 86_400), 182L);
                return new ServiceStatus(8, 8, 20_418, 34L, drill, 3, NOON);
            }
        };
    }

    private static final class TestClip implements Clip {
        private String text = "";

        @Override
        public void copy(String copied) {
            text = copied;
        }

        @Override
        public String paste() {
            return text;
        }
    }
}
