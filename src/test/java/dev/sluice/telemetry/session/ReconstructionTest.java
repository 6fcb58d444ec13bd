package dev.sluice.telemetry.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.telemetry.cmcd.CmcdReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What sessions come to, told as the records a player would send. */
class ReconstructionTest {
    private static final long T = 1_764_752_400_000L;

    /** Each line is {@code milliseconds since T: record without ts and v}. */
    private static Viewing viewing(boolean silent, String... lines) {
        return Reconstruction.of(signals(0, lines), null, silent);
    }

    private static Signals signals(long clock, String... lines) {
        var all = Signals.NONE;
        for (String line : lines) {
            String[] parts = line.split(": ", 2);
            long at = T + Long.parseLong(parts[0]);
            all = all.with(List.of(signal(parts[1], at + clock)), at + 20);
        }
        return all;
    }

    private static Signal signal(String record, long at) {
        byte[] bytes = (record + ",v=2,ts=" + at).getBytes(StandardCharsets.UTF_8);
        var read = new ArrayList<Signal>();
        CmcdReader.body(bytes, 0, bytes.length, r -> read.add(SignalReader.of(r, at)), why -> {
            throw new AssertionError(why);
        });
        return read.getFirst();
    }

    private static final String[] STALLING = {
        "0: e=ps,sta=s,sn=1",
        "180: e=rr,url=\"entitlement\",rc=200,ttfb=170,ttlb=180,sn=2",
        "260: e=rr,ot=m,rc=200,ttfb=60,ttlb=70,sn=3",
        "350: e=rr,ot=m,rc=200,ttfb=60,ttlb=75,sn=4",
        "420: e=rr,ot=i,rc=200,ttfb=60,ttlb=65,sn=5",
        "800: e=rr,ot=v,rc=200,ttfb=120,ttlb=370,sn=6",
        "900: e=ps,sta=p,sn=7",
        "10900: e=t,sta=p,pt=10000,sn=8",
        "15000: e=ps,sta=r,sn=9",
        "15200: e=ps,sta=p,sn=10",
        "20000: e=ps,sta=r,sn=11",
        "21500: e=t,sta=r,sn=12",
        "22500: e=ps,sta=p,sn=13",
        "30000: e=ps,sta=a,sn=14",
        "40000: e=ps,sta=p,sn=15",
        "45000: e=ps,sta=q,pt=30000,sn=16"
    };

    @Test
    void startupStallsAndWatchedTimeFollowTheDefinitions() {
        var viewing = viewing(false, STALLING);
        assertThat(viewing.startupMs()).isEqualTo(900);
        assertThat(viewing.stalls()).hasSize(1);
        assertThat(viewing.stalledMs()).isEqualTo(2500);
        assertThat(viewing.watchedMs()).isEqualTo(35_000);
        assertThat(viewing.outcome()).isEqualTo(Outcome.LEFT);
        assertThat(viewing.furthestMs()).isEqualTo(30_000);
        assertThat(viewing.stages())
                .containsEntry(Stage.ENTITLEMENT, 180)
                .containsEntry(Stage.MULTIVARIANT, 70)
                .containsEntry(Stage.MEDIA_PLAYLIST, 75)
                .containsEntry(Stage.INIT, 65)
                .containsEntry(Stage.EDGE, 120)
                .containsEntry(Stage.SEGMENT, 370)
                .containsEntry(Stage.PLAYER, 100);
    }

    @Test
    void waitingWithinASeekIsNoStall() {
        var viewing = viewing(
                false,
                "0: e=ps,sta=s",
                "500: e=ps,sta=p",
                "5000: e=ps,sta=k",
                "5100: e=ps,sta=r",
                "7000: e=ps,sta=p",
                "9000: e=ps,sta=e");
        assertThat(viewing.stalls()).isEmpty();
        assertThat(viewing.watchedMs()).isEqualTo(9000);
        assertThat(viewing.outcome()).isEqualTo(Outcome.ENDED);
    }

    @Test
    void whatAViewerMeetsBeforeTheFirstPictureIsToldApart() {
        assertThat(viewing(false, "0: e=ps,sta=s", "4000: e=ps,sta=q").outcome())
                .isEqualTo(Outcome.LEFT_BEFORE_START);
        assertThat(viewing(true, "0: e=ps,sta=s").outcome()).isEqualTo(Outcome.LEFT_BEFORE_START);
        assertThat(viewing(false, "0: e=ps,sta=s", "900: e=e,ec=(\"404\"),sta=f")
                        .outcome())
                .isEqualTo(Outcome.FAILED_TO_START);
        assertThat(viewing(false, "0: e=ps,sta=s", "900: e=e,ec=(\"revoked\"),sta=f")
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
        assertThat(viewing(false, "0: e=ps,sta=s", "900: e=ps,sta=p", "5000: e=e,ec=(\"revoked\"),sta=f")
                        .outcome())
                .isEqualTo(Outcome.STOPPED);
    }

    @Test
    void nothingIsCountedThroughALongSilence() {
        var viewing = viewing(
                false,
                "0: e=ps,sta=s",
                "1000: e=ps,sta=p",
                "11000: e=t,sta=p",
                "3611000: e=t,sta=p",
                "3621000: e=ps,sta=e");
        assertThat(viewing.watchedMs()).isEqualTo(21_000);
    }

    @Test
    void aClockThatIsWrongByHoursMovesTheSessionIntoOurTime() {
        var wrong = Reconstruction.of(signals(-7_200_000, STALLING), null, false);
        assertThat(wrong.attemptedAt()).isEqualTo(T + 20);
        assertThat(wrong.startupMs()).isEqualTo(900);
        assertThat(wrong.stalledMs()).isEqualTo(2500);
    }

    @RepeatedTest(200)
    void orderRepetitionAndBatchesDoNotMatter(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var lines = run.getCurrentRepetition() % 2 == 0 ? Arrays.asList(STALLING) : invented(random);
        var expected = Reconstruction.of(signals(0, lines.toArray(String[]::new)), null, true);

        var shuffled = new ArrayList<>(lines);
        lines.forEach(line -> {
            if (random.nextInt(3) == 0) {
                shuffled.add(line);
            }
        });
        Collections.shuffle(shuffled, random);
        assertThat(Reconstruction.of(signals(0, shuffled.toArray(String[]::new)), null, true))
                .isEqualTo(expected);
    }

    private static List<String> invented(Random random) {
        var lines = new ArrayList<String>();
        boolean numbered = random.nextBoolean();
        long at = 0;
        for (int i = 0; i < 40; i++) {
            at += random.nextInt(4) == 0 ? random.nextInt(120_000) : random.nextInt(2000);
            String state = "spkrawefqd".charAt(random.nextInt(random.nextInt(5) == 0 ? 10 : 4)) + "";
            lines.add(at + ": e=ps,sta=" + state + ",pt=" + i + (numbered ? ",sn=" + i : ""));
        }
        return lines;
    }

    @Test
    void aLongSessionIsBoundedAndComesToTheSame() {
        var signals = Signals.NONE;
        long at = T;
        signals = signals.with(List.of(signal("e=ps,sta=s", at), signal("e=ps,sta=p", at + 500)), at + 500);
        for (int hour = 0; hour < 12; hour++) {
            var batch = new ArrayList<Signal>();
            for (int i = 0; i < 720; i++) {
                at += 5000;
                batch.add(signal("e=t,sta=p", at));
                batch.add(signal("e=rr,ot=v,rc=200,ttfb=20,ttlb=90", at + 1));
            }
            signals = signals.with(batch, at);
        }
        assertThat(signals.packed().length).isLessThan(30_000);
        assertThat(Reconstruction.of(signals, null, false).watchedMs()).isEqualTo(12 * 3_600_000L + 1);
    }
}
