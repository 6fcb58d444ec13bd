package dev.sluice.cli;

import dev.sluice.api.Counted;
import dev.sluice.api.Ttl;
import dev.sluice.token.foreign.DecodedLink;
import dev.sluice.token.foreign.FoundTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What a link says of itself, as a terminal shows it. */
final class TokenWords {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Instant now;
    private final ZoneId zone;
    private final StringBuilder text = new StringBuilder("\nWhat it says of itself\n");

    private TokenWords(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    static String of(DecodedLink link, Instant now, ZoneId zone) {
        return new TokenWords(now, zone).told(link);
    }

    private String told(DecodedLink link) {
        line("host", link.host() == null ? "" : link.host());
        line("signed by", link.signer());
        line("opens", link.scope());
        line("bound to", link.bound().isEmpty() ? "nothing it says" : String.join(" · ", link.bound()));
        link.times().forEach(time -> line(time.role().name().toLowerCase(Locale.ROOT), words(time)));
        line("ended by", link.revocation());
        return text.toString();
    }

    private void line(String name, String value) {
        if (!value.isEmpty()) {
            text.append(String.format(Locale.ROOT, "  %-10s %s%n", name, value));
        }
    }

    /** In words, local and UTC, and the number with the unit it was found in. */
    private String words(FoundTime time) {
        var at = time.instant();
        return "%s, %s (%s UTC) · %s %s in %s"
                .formatted(
                        relative(Duration.between(now, at)),
                        LOCAL.format(at.atZone(zone)),
                        HOUR.format(at.atZone(ZoneOffset.UTC)),
                        time.name(),
                        time.asFound(),
                        time.unit().word());
    }

    private static String relative(Duration ahead) {
        long days = ahead.abs().toDays();
        var length = days > 1 ? Counted.of(days, "day") : Ttl.words(ahead.abs());
        return ahead.isNegative() ? length + " ago" : "in " + length;
    }
}
