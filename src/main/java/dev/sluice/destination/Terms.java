package dev.sluice.destination;

import dev.sluice.api.ChannelName;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.Fault;
import dev.sluice.api.Reconnects;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What may be said about a destination apart from where it is. Every method refuses what is out of bounds. */
final class Terms {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_DELAY = 300;
    private static final int MOST_ATTEMPTS = 1000;
    private static final int LONGEST_FIRST = 300;
    private static final int LONGEST_PAUSE = 3600;
    private static final int LEAST_KBIT = 100;
    private static final int MOST_KBIT = 50_000;

    private Terms() {}

    /** Nobody has to think of a name: where it is, as anybody may see it, is one. */
    static String name(@Nullable String asked, String shown) {
        if (asked == null || asked.isBlank()) {
            return shown.substring(0, Math.min(shown.length(), LONGEST_NAME));
        }
        String name = asked.strip();
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw Fault.badRequest(
                    "name-malformed",
                    "A destination's name has up to " + LONGEST_NAME + " characters on one line.",
                    "Shorten it.");
        }
        return name;
    }

    /** Null sends the show as it is. */
    static @Nullable Integer bitRate(DestinationKind kind, @Nullable Integer asked) {
        if (asked == null || asked == 0) {
            return null;
        }
        onlyIngests(kind, "bit rate");
        return within("kbit/s", asked, LEAST_KBIT, MOST_KBIT);
    }

    static int delay(DestinationKind kind, @Nullable Integer asked) {
        if (asked == null || asked == 0) {
            return 0;
        }
        onlyIngests(kind, "delay");
        return within("seconds of delay", asked, 0, LONGEST_DELAY);
    }

    static Reconnects reconnects(@Nullable Reconnects asked) {
        if (asked == null) {
            return Reconnects.DEFAULT;
        }
        int first = asked.firstPauseSeconds() == 0
                ? Reconnects.DEFAULT.firstPauseSeconds()
                : within("seconds before the first attempt", asked.firstPauseSeconds(), 1, LONGEST_FIRST);
        int longest = asked.longestPauseSeconds() == 0
                ? Math.max(first, Reconnects.DEFAULT.longestPauseSeconds())
                : within("seconds between attempts", asked.longestPauseSeconds(), first, LONGEST_PAUSE);
        return new Reconnects(within("attempts", asked.attempts(), 0, MOST_ATTEMPTS), first, longest);
    }

    /** A channel made of a name, so that people know it again; may be empty. */
    static String channelOf(String name) {
        String word =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return word.substring(0, Math.min(word.length(), LONGEST_WORD)).replaceAll("-$", "");
    }

    /** A channel as somebody wrote it. */
    static String channel(String asked) {
        String channel = asked.strip();
        if (!ChannelName.allows(channel)) {
            throw Fault.badRequest("channel-malformed", ChannelName.RULE, "Write for example video-platform.");
        }
        return channel;
    }

    private static void onlyIngests(DestinationKind kind, String what) {
        if (kind != DestinationKind.RTMP && kind != DestinationKind.SRT) {
            throw Fault.badRequest(
                    "only-ingests",
                    "Only an RTMP or SRT ingest has a " + what + " of its own.",
                    "Leave it out; files and messages are sent as they are.");
        }
    }

    private static int within(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw Fault.badRequest(
                    "out-of-range",
                    "%d %s is out of range.".formatted(value, what),
                    "Choose %d to %d.".formatted(least, most));
        }
        return value;
    }
}
