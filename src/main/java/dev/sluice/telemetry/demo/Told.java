package dev.sluice.telemetry.demo;

import java.nio.charset.StandardCharsets;

/** The records of one invented viewer. */
final class Told {
    private final String sid;
    private final StringBuilder body = new StringBuilder();
    private int number;

    final long at;
    long last;

    /**
     * Begins.
     *
     * @param at epoch milliseconds of the press on play
     */
    Told(String sid, long at) {
        this.sid = sid;
        this.at = at;
    }

    void say(int after, String record) {
        last = Math.max(last, after);
        body.append(record)
                .append(",sid=\"")
                .append(sid)
                .append("\",sn=")
                .append(++number)
                .append(",ts=")
                .append(at + after)
                .append(",v=2\n");
    }

    byte[] bytes() {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
