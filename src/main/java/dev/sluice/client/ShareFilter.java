package dev.sluice.client;

import dev.sluice.api.Risk;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareState;
import dev.sluice.api.Ttl;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
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
 * @param outside only what still plays and whose TTL is outside its tier's range as it is now
 * @param text in title, channel or creator's name; beginning of handle or recipient; the viewer
 * @param sort {@code expires}, {@code -expires}, {@code created} or {@code -created}; null is newest first
 */
public record ShareFilter(
        @Nullable String asset,
        @Nullable String channel,
        @Nullable ShareMode mode,
        @Nullable Risk risk,
        Set<ShareState> states,
        @Nullable Duration within,
        boolean outside,
        @Nullable String text,
        @Nullable String sort) {

    /** Every share, newest first. */
    public static final ShareFilter ALL = new ShareFilter(null, null, null, null, Set.of(), null, false, null, null);

    public ShareFilter {
        states = Set.copyOf(states);
    }

    public ShareFilter withAsset(@Nullable String newAsset) {
        return new ShareFilter(newAsset, channel, mode, risk, states, within, outside, text, sort);
    }

    public ShareFilter withChannel(@Nullable String newChannel) {
        return new ShareFilter(asset, newChannel, mode, risk, states, within, outside, text, sort);
    }

    public ShareFilter withMode(@Nullable ShareMode newMode) {
        return new ShareFilter(asset, channel, newMode, risk, states, within, outside, text, sort);
    }

    public ShareFilter withRisk(@Nullable Risk newRisk) {
        return new ShareFilter(asset, channel, mode, newRisk, states, within, outside, text, sort);
    }

    public ShareFilter withStates(Set<ShareState> newStates) {
        return new ShareFilter(asset, channel, mode, risk, newStates, within, outside, text, sort);
    }

    public ShareFilter within(@Nullable Duration newWithin) {
        return new ShareFilter(asset, channel, mode, risk, states, newWithin, outside, text, sort);
    }

    public ShareFilter outside(boolean newOutside) {
        return new ShareFilter(asset, channel, mode, risk, states, within, newOutside, text, sort);
    }

    public ShareFilter withText(@Nullable String newText) {
        return new ShareFilter(asset, channel, mode, risk, states, within, outside, newText, sort);
    }

    public ShareFilter withSort(@Nullable String newSort) {
        return new ShareFilter(asset, channel, mode, risk, states, within, outside, text, newSort);
    }

    void addTo(HttpUrl.Builder url) {
        words().forEach(url::addQueryParameter);
        add("sort", sort, url::addQueryParameter);
    }

    /** The filter's words by their names, the order left out; empty for everything. */
    public Map<String, String> words() {
        var words = new LinkedHashMap<String, String>();
        add("asset", asset, words::put);
        add("channel", channel, words::put);
        add("mode", mode, words::put);
        add("risk", risk, words::put);
        add("state", states.isEmpty() ? null : stateWords(), words::put);
        add("within", within, words::put);
        add("outside", outside ? "policy" : null, words::put);
        add("text", text, words::put);
        return words;
    }

    /**
     * The filter that these words make up; words come from {@link #words}, so each is one.
     */
    public static ShareFilter of(Map<String, String> words, @Nullable String sort) {
        return new ShareFilter(
                words.get("asset"),
                words.get("channel"),
                one(words.get("mode"), ShareMode::valueOf),
                one(words.get("risk"), Risk::valueOf),
                Arrays.stream(words.getOrDefault("state", "").split(",", -1))
                        .filter(state -> !state.isEmpty())
                        .map(state -> ShareState.valueOf(state.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()),
                words.containsKey("within") ? Ttl.parse(words.get("within")) : null,
                "policy".equals(words.get("outside")),
                words.get("text"),
                sort);
    }

    private static <E> @Nullable E one(@Nullable String word, Function<String, E> reader) {
        return word == null ? null : reader.apply(word.toUpperCase(Locale.ROOT));
    }

    private String stateWords() {
        return states.stream().map(ShareFilter::word).sorted().collect(Collectors.joining(","));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void add(String name, @Nullable Object value, BiConsumer<String, String> to) {
        switch (value) {
            case null -> {}
            case Enum<?> word -> to.accept(name, word(word));
            default -> to.accept(name, value.toString());
        }
    }
}
