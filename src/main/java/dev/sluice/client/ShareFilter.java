package dev.sluice.client;

import dev.sluice.api.Risk;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareState;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Which shares a list holds, and in which order; null leaves a dimension open.
 *
 * @param asset id
 * @param channel exact name
 * @param mode how it is watched
 * @param risk tier
 * @param states at the time of the answer; empty leaves it open
 * @param within only what still plays and ends in this time
 * @param text in handle, title, recipient
 * @param sort {@code expires}, {@code -expires}, {@code created} or {@code -created}; null is newest first
 */
public record ShareFilter(
        @Nullable String asset,
        @Nullable String channel,
        @Nullable ShareMode mode,
        @Nullable Risk risk,
        Set<ShareState> states,
        @Nullable Duration within,
        @Nullable String text,
        @Nullable String sort) {

    /** Every share, newest first. */
    public static final ShareFilter ALL = new ShareFilter(null, null, null, null, Set.of(), null, null, null);

    public ShareFilter {
        states = Set.copyOf(states);
    }

    public ShareFilter withAsset(@Nullable String newAsset) {
        return new ShareFilter(newAsset, channel, mode, risk, states, within, text, sort);
    }

    public ShareFilter withChannel(@Nullable String newChannel) {
        return new ShareFilter(asset, newChannel, mode, risk, states, within, text, sort);
    }

    public ShareFilter withMode(@Nullable ShareMode newMode) {
        return new ShareFilter(asset, channel, newMode, risk, states, within, text, sort);
    }

    public ShareFilter withRisk(@Nullable Risk newRisk) {
        return new ShareFilter(asset, channel, mode, newRisk, states, within, text, sort);
    }

    public ShareFilter withStates(Set<ShareState> newStates) {
        return new ShareFilter(asset, channel, mode, risk, newStates, within, text, sort);
    }

    public ShareFilter within(@Nullable Duration newWithin) {
        return new ShareFilter(asset, channel, mode, risk, states, newWithin, text, sort);
    }

    public ShareFilter withText(@Nullable String newText) {
        return new ShareFilter(asset, channel, mode, risk, states, within, newText, sort);
    }

    public ShareFilter withSort(@Nullable String newSort) {
        return new ShareFilter(asset, channel, mode, risk, states, within, text, newSort);
    }

    void addTo(HttpUrl.Builder url) {
        add(url, "asset", asset);
        add(url, "channel", channel);
        add(url, "mode", mode);
        add(url, "risk", risk);
        add(url, "state", states.isEmpty() ? null : words());
        add(url, "within", within);
        add(url, "text", text);
        add(url, "sort", sort);
    }

    private String words() {
        return states.stream().map(ShareFilter::word).sorted().collect(Collectors.joining(","));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void add(HttpUrl.Builder url, String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Enum<?> word -> url.addQueryParameter(name, word(word));
            default -> url.addQueryParameter(name, value.toString());
        }
    }
}
