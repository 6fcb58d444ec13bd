package dev.sluice.telemetry.session;

import dev.sluice.telemetry.cmcd.Cmcd;
import org.jspecify.annotations.Nullable;

/** Turns CMCD records into signals. */
public final class SignalReader {
    /** The custom event a page sends when its viewer did what the channel was for. */
    public static final String CONVERSION = "conversion";

    private static final int LONGEST_ERROR = 64;
    private static final int WEEK_MS = 7 * 24 * 3600 * 1000;
    private static final int MOST_KBPS = 10_000_000;

    private SignalReader() {}

    /** The signal of an event; {@code at} for a record that carries no time of its own. */
    public static Signal of(Cmcd record, long at) {
        Long ts = record.integer("ts");
        Long number = record.integer("sn");
        String event = record.text("e");
        return new Signal(
                ts == null ? at : ts,
                number == null || number < 0 ? -1 : number,
                PlayState.of(record.text("sta")),
                bounded(record.integer("pt"), WEEK_MS),
                bounded(record.integer("br"), MOST_KBPS),
                record.flag("bs") && event == null,
                "ce".equals(event) && CONVERSION.equals(record.text("cen")),
                error(record),
                fetch(record, event));
    }

    private static @Nullable String error(Cmcd record) {
        var codes = record.texts("ec");
        if (codes.isEmpty()) {
            return null;
        }
        String code = codes.getFirst();
        return code.substring(0, Math.min(code.length(), LONGEST_ERROR));
    }

    private static @Nullable Fetch fetch(Cmcd record, @Nullable String event) {
        if (!"rr".equals(event)) {
            return null;
        }
        return new Fetch(
                kind(record),
                Math.max(0, bounded(record.integer("rc"), 999)),
                bounded(record.integer("ttfb"), WEEK_MS),
                bounded(record.integer("ttlb"), WEEK_MS));
    }

    private static Fetch.Kind kind(Cmcd record) {
        String url = record.text("url");
        if ("entitlement".equals(url)) {
            return Fetch.Kind.ENTITLEMENT;
        }
        return switch (record.text("ot")) {
            case "m" -> Fetch.Kind.PLAYLIST;
            case "i" -> Fetch.Kind.INIT;
            case "v", "a", "av" -> Fetch.Kind.SEGMENT;
            case null, default -> Fetch.Kind.OTHER;
        };
    }

    private static int bounded(@Nullable Long value, int most) {
        return value == null || value < 0 || value > most ? -1 : value.intValue();
    }
}
