package dev.sluice.telemetry.demo;

import dev.sluice.telemetry.ingest.Audience;
import dev.sluice.telemetry.ingest.Inbox;
import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Invents the viewers of a day and lets them tell; the same seed invents the same day. */
public final class DemoDay {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final long SHOWN_FIRST = DAY / 3;
    private static final double SLOW_CONVERTS = 0.2;

    private static final long WHOLE_MS = 240_000;

    private final Inbox inbox;
    private final List<String> shares;
    private final long lengthMs;
    private final Random random;
    private int viewers;

    /** Networks that documentation may use, and where they are in the demo. */
    public static final String REGIONS = "203.0.113.0/24,EU-west\n198.51.100.0/24,US\n192.0.2.0/24,Asia\n";

    private enum Kind {
        DESKTOP(
                28,
                640,
                0.010,
                1,
                "203.0.113.7",
                "desktop",
                "Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/138.0 Safari/537.36"),
        PHONE(
                22,
                900,
                0.035,
                1,
                "203.0.113.9",
                "mobile",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) Version/19.0 Mobile Safari/604.1"),
        OFFICE(
                16,
                560,
                0.012,
                0,
                "198.51.100.3",
                "desktop",
                "Mozilla/5.0 (Windows NT 10.0) Chrome/138.0 Safari/537.36 Edg/138.0"),
        ANDROID(
                18,
                820,
                0.025,
                2,
                "198.51.100.8",
                "mobile",
                "Mozilla/5.0 (Linux; Android 16) Chrome/138.0 Mobile Safari/537.36"),
        TELEVISION(8, 760, 0.03, 1, "192.0.2.5", "tv", "Mozilla/5.0 (Linux; Tizen 9.0) SamsungBrowser/28.0");

        private final int perHundred;
        private final int medianMs;
        private final double stalls;
        private final int share;
        private final String address;
        private final String device;
        private final String agent;

        Kind(int perHundred, int medianMs, double stalls, int share, String address, String device, String agent) {
            this.perHundred = perHundred;
            this.medianMs = medianMs;
            this.stalls = stalls;
            this.share = share;
            this.address = address;
            this.device = device;
            this.agent = agent;
        }

        Audience audience() {
            return new Audience(InetAddress.ofLiteral(address), agent, device);
        }
    }

    /**
     * A day for these shares.
     *
     * @param shares handles of three links: a newsletter's, an own player's, a social network's
     * @param lengthMs of their video: whoever watches four minutes has seen all of it, however long it really is
     */
    public DemoDay(Inbox inbox, List<String> shares, long lengthMs, long seed) {
        this.inbox = inbox;
        this.shares = List.copyOf(shares);
        this.lengthMs = lengthMs;
        random = new Random(seed);
    }

    /** Tells the day that ends now; returns how many viewers it had. Blocks while {@code goesOn}. */
    public int tell(long now, BooleanSupplier goesOn) {
        // First what the charts open with.
        tell(now - SHOWN_FIRST, now - 2 * MINUTE, now, goesOn);
        tell(now - DAY, now - SHOWN_FIRST, now, goesOn);
        return viewers;
    }

    private void tell(long from, long to, long now, BooleanSupplier goesOn) {
        for (long at = from; at < to && goesOn.getAsBoolean(); at += MINUTE) {
            double hour = Math.floorMod(at, DAY) / 3_600_000.0;
            double load = 3.4 + 2.4 * Math.sin((hour - 9) / 24 * 2 * Math.PI);
            for (int i = 0; i < load; i++) {
                viewer(at + random.nextInt((int) MINUTE), now);
            }
        }
    }

    private void viewer(long at, long now) {
        var kind = kind();
        int share = random.nextInt(3) == 0 ? random.nextInt(3) : kind.share;
        // For an hour and a half, phones in Europe wait for a check that answers slowly.
        boolean incident = kind == Kind.PHONE && now - at > 150 * MINUTE && now - at < 240 * MINUTE;
        var told = new Told("demo-" + Long.toString(at, 36) + "-" + viewers++, at);
        int check = (int) spread(60, 0.4) + (incident ? 1200 + random.nextInt(2600) : 0);
        told.say(0, "e=ps,sta=s");
        told.say(check, "e=rr,url=\"entitlement\",rc=200,ttfb=" + check + ",ttlb=" + check);
        if (random.nextInt(100) < (share == 2 ? 6 : 1)) {
            told.say(
                    check + 5,
                    random.nextInt(4) == 0 ? "e=e,ec=(\"manifestLoadError\"),sta=f" : "e=e,ec=(\"expired\"),sta=f");
        } else if (random.nextInt(100) < 2) {
            told.say(check + 900 + random.nextInt(4000), "e=ps,sta=q");
        } else {
            played(told, kind, check, share);
        }
        var posted = inbox.replay(told.at + told.last, shares.get(share), kind.audience(), told.bytes());
        if (viewers % 50 == 0) {
            posted.join();
        }
    }

    private void played(Told told, Kind kind, int check, int share) {
        double pace = kind.medianMs / 640.0;
        int multivariant = (int) (spread(70, 0.35) * pace);
        int media = (int) (spread(65, 0.35) * pace);
        int init = (int) (spread(40, 0.3) * pace);
        int first = (int) (spread(90, 0.4) * pace);
        int segment = first + (int) (spread(220, 0.5) * pace);
        int at = check;
        at += multivariant;
        told.say(at, "e=rr,ot=m,rc=200,ttfb=" + multivariant + ",ttlb=" + multivariant);
        at += media;
        told.say(at, "e=rr,ot=m,rc=200,ttfb=" + media + ",ttlb=" + media);
        at += init;
        told.say(at, "e=rr,ot=i,rc=200,ttfb=" + init + ",ttlb=" + init);
        at += segment;
        told.say(at, "e=rr,ot=v,br=(2400),rc=200,ttfb=" + first + ",ttlb=" + segment);
        at += (int) spread(55, 0.4);
        told.say(at, "e=ps,sta=p");
        watched(told, kind, at, at > 3000, share);
    }

    private void watched(Told told, Kind kind, int started, boolean slow, int share) {
        int length = 20_000 + random.nextInt(220_000);
        int beat = 30_000;
        for (int t = beat; t < length; t += beat) {
            if (random.nextDouble() < kind.stalls * 4) {
                told.say(started + t - 9000, "e=ps,sta=r,bs,pt=" + seen(t - 9000));
                told.say(started + t - 9000 + (int) spread(900, 0.7), "e=ps,sta=p,pt=" + seen(t - 9000));
            }
            told.say(started + t, "e=t,sta=p,pt=" + seen(t));
        }
        double rate = new double[] {0.09, 0.22, 0.03}[share] * (slow ? SLOW_CONVERTS : 1);
        if (random.nextDouble() < rate) {
            told.say(started + length - 500, "e=ce,cen=\"conversion\"");
        }
        told.say(started + length, length > 230_000 ? "e=ps,sta=e" : "e=ps,sta=q,pt=" + seen(length));
    }

    private long seen(long watchedMs) {
        return watchedMs * lengthMs / WHOLE_MS;
    }

    private Kind kind() {
        int point = random.nextInt(92);
        for (Kind kind : Kind.values()) {
            point -= kind.perHundred;
            if (point < 0) {
                return kind;
            }
        }
        return Kind.DESKTOP;
    }

    private double spread(double median, double width) {
        return median * Math.exp(random.nextGaussian() * width);
    }
}
