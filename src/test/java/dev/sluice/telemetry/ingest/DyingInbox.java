package dev.sluice.telemetry.ingest;

import java.nio.file.Path;
import java.time.Clock;

/**
 * A process that takes telemetry in until it is killed; prints the number of each session once it is acknowledged. Beside fifty
 * calm sources one floods, so that what the calm ones say is done before what came earlier of that one.
 */
public final class DyingInbox {
    private DyingInbox() {}

    public static void main(String[] args) {
        var premises = new Premises(Path.of(args[0]), Clock.systemUTC());
        flood(premises, args[1]);
        for (long n = Long.parseLong(args[1]); ; n++) {
            long number = n;
            String body = session(Long.toString(n));
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

    private static void flood(Premises premises, String life) {
        var body = new StringBuilder();
        for (int i = 0; i < 1500; i++) {
            body.append(session("flood-" + life + "-" + i)).append('\n');
        }
        premises.post("c:flood", body.toString());
    }

    private static String session(String sid) {
        long now = System.currentTimeMillis();
        return "e=ps,sta=s,sid=\"" + sid + "\",sn=1,ts=" + (now - 700) + ",v=2\ne=ps,sta=p,sid=\"" + sid + "\",sn=2,ts="
                + now + ",v=2";
    }
}
