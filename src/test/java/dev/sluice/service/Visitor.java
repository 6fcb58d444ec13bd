package dev.sluice.service;

import dev.sluice.api.Share;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Somebody on a phone who opens links of a running service. */
public record Visitor(RunningService service) {
    private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";

    /** Presses play; {@code origins} are the pages around the player, as JSON. */
    public void start(Share share, String origins) throws IOException {
        post(share, "session", "{\"swapsTokens\":false,\"ancestorOrigins\":" + origins + "}", "application/json");
    }

    /** Watches, and their page tells of a slow start and a stall; telemetry takes a moment to count it. */
    public void watchBadly(Share share, Instant now) throws IOException {
        start(share, "[]");
        var shares = service.admin().shares();
        var sid = shares.sessions(share.handle()).items().getFirst().sid();
        var told = Stream.of("s -12000", "p -9000", "r -5000", "p -3500", "e -100")
                .map(event -> event.split(" "))
                .map(event -> "e=ps,sta=" + event[0] + ",sid=\"" + sid + "\",ts="
                        + (now.toEpochMilli() + Long.parseLong(event[1])) + ",v=2")
                .toList();
        post(share, "cmcd", String.join("\n", told), "application/cmcd");
        while (service.admin().inspections().ask(share.url()).viewings().stream()
                .noneMatch(viewing -> viewing.stalls() == 1)) {
            Thread.onSpinWait();
        }
    }

    private void post(Share share, String what, String body, String type) throws IOException {
        service.send(new Request.Builder()
                .url(service.service().url() + "/s/" + share.handle() + "/" + what)
                .header("User-Agent", IPHONE)
                .post(RequestBody.create(body, MediaType.get(type)))
                .build());
    }
}
