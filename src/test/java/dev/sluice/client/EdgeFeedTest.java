package dev.sluice.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.LeaseTerms;
import dev.sluice.floors.FeedCodec;
import dev.sluice.floors.FeedStart;
import dev.sluice.floors.Floors;
import dev.sluice.floors.Scope;
import dev.sluice.floors.Snapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.Test;

class EdgeFeedTest {
    /** More than the 16 MiB that any other answer may have. */
    @Test
    void anEdgeStartsThoughHalfAMillionLinksWereRevokedLately() throws Exception {
        var floors = new HashMap<Scope, Long>();
        for (int i = 0; i < 500_000; i++) {
            floors.put(Scope.link("handle-%022d".formatted(i)), 1L);
        }
        var none = Snapshot.empty(Instant.EPOCH);
        var snapshot = new Snapshot(
                7, Instant.EPOCH, new Floors(floors), Set.of(), null, none.denied(), Set.of(), none.holds());
        byte[] told = FeedCodec.bytes(
                new FeedStart("feed", "fra-1", "sluice", "edges", "https://a", LeaseTerms.DEFAULT, snapshot));
        assertThat(told).hasSizeGreaterThan(17 << 20);
        try (var server = new MockWebServer()) {
            server.start();
            server.enqueue(
                    new MockResponse.Builder().body(new Buffer().write(told)).build());
            try (var feed = new EdgeFeed(server.url("/"), "sle_key")) {
                var start = feed.start(FeedCodec::readStart);
                assertThat(start.snapshot().floors().byScope()).hasSize(500_000);
                assertThat(start.edge()).isEqualTo("fra-1");
            }
        }
    }
}
