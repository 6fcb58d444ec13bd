package dev.sluice.telemetry.ingest;

import java.nio.file.Path;
import java.time.Clock;

/** A process that takes telemetry in until it is killed; prints the number of each session once it is acknowledged. */
public final class DyingInbox {
    private DyingInbox() {}

    public static void main(String[] args) {
        var premises = new Premises(Path.of(args[0]), Clock.systemUTC());
        for (long n = Long.parseLong(args[1]); ; n++) {
            long number = n;
            long now = System.currentTimeMillis();
            String body = "e=ps,sta=s,sid=\"" + n + "\",sn=1,ts=" + (now - 700) + ",v=2\ne=ps,sta=p,sid=\"" + n
                    + "\",sn=2,ts=" + now + ",v=2";
            var kept = premises.post("c:" + n % 50, body);
            kept.thenRun(() -> {
                System.out.println(number);
                System.out.flush();
            });
            if (n % 20 == 0) {
                kept.join();
            }
        }
    }
}
