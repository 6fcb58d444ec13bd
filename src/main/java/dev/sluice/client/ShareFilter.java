package dev.sluice.client;

import dev.sluice.api.Risk;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareState;
import java.util.Locale;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Which shares a list holds, and in which order; null leaves a dimension open.
 *
 * @param asset id
 * @param channel exact name
 * @param mode how it is watched
 * @param risk tier
 * @param state at the time of the answer
 * @param text in handle, title, recipient
 * @param sort {@code expires}, {@code -expires}, {@code created} or {@code -created}; null is newest first
 */
public record ShareFilter(
        @Nullable String asset,
        @Nullable String channel,
        @Nullable ShareMode mode,
        @Nullable Risk risk,
        @Nullable ShareState state,
        @Nullable String text,
        @Nullable String sort) {

    /** Every share, newest first. */
    public static final ShareFilter ALL = new ShareFilter(null, null, null, null, null, null, null);

    void addTo(HttpUrl.Builder url) {
        add(url, "asset", asset);
        add(url, "channel", channel);
        add(url, "mode", mode);
        add(url, "risk", risk);
        add(url, "state", state);
        add(url, "text", text);
        add(url, "sort", sort);
    }

    private static void add(HttpUrl.Builder url, String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Enum<?> word -> url.addQueryParameter(name, word.name().toLowerCase(Locale.ROOT));
            default -> url.addQueryParameter(name, value.toString());
        }
    }
}
