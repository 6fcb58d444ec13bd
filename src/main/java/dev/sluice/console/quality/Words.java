package dev.sluice.console.quality;

import dev.sluice.api.Quality.Estimate;
import java.util.Locale;

/** Figures in words. */
final class Words {
    private Words() {}

    /** {@code 1.62 s}, or {@code 840 ms} below a second. */
    static String time(double ms) {
        return ms < 999.5
                ? String.format(Locale.ENGLISH, "%.0f ms", ms)
                : String.format(Locale.ENGLISH, "%.2f s", ms / 1000);
    }

    static String seconds(double ms) {
        return String.format(Locale.ENGLISH, "%.2f s", ms / 1000);
    }

    static String percent(double share) {
        return String.format(Locale.ENGLISH, share >= 0.1 ? "%.0f %%" : "%.2f %%", share * 100);
    }

    /** A share on an axis. */
    static String axis(double share) {
        return String.format(Locale.ENGLISH, "%.2f %%", share * 100);
    }

    /** {@code 8h} as people read it. */
    static String span(String window) {
        int number = Integer.parseInt(window.substring(0, window.length() - 1));
        return number
                + switch (window.charAt(window.length() - 1)) {
                    case 'm' -> " min";
                    case 'h' -> " h";
                    default -> number == 1 ? " day" : " days";
                };
    }

    static String count(long n) {
        return String.format(Locale.ENGLISH, "%,d", n);
    }

    static String signed(double value) {
        return String.format(Locale.ENGLISH, "%s%,.0f", value > 0.5 ? "+" : value < -0.5 ? "−" : "", Math.abs(value));
    }

    /** Half the interval. */
    static double half(Estimate estimate) {
        return (estimate.high() - estimate.low()) / 2;
    }

    static String state(String sloState) {
        return sloState.replace('-', ' ');
    }

    /** {@code failed_to_start} as people read it. */
    static String plain(String code) {
        return code.replace('_', ' ');
    }
}
