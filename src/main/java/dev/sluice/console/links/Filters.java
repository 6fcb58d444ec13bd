package dev.sluice.console.links;

import dev.sluice.api.Risk;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareState;
import dev.sluice.client.ShareFilter;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a filter is called, and how it is typed. */
final class Filters {
    /** What the workspace begins with: what plays, soonest end first. */
    static final ShareFilter BEGIN = ShareFilter.ALL
            .withStates(EnumSet.of(ShareState.ACTIVE, ShareState.FROZEN))
            .withSort("expires");

    private Filters() {}

    /**
     * One part of a filter.
     *
     * @param words what its chip says
     * @param without the filter with this part taken away
     */
    record Part(String words, ShareFilter without) {}

    /** The parts that are set, the text and the order left out; {@code titles} names assets. */
    static List<Part> parts(ShareFilter filter, UnaryOperator<String> titles) {
        var parts = new ArrayList<Part>();
        if (!filter.states().isEmpty()) {
            parts.add(new Part("state: " + words(filter.states()), filter.withStates(Set.of())));
        }
        add(parts, "mode: ", filter.mode() == null ? null : Chip.word(filter.mode()), filter.withMode(null));
        add(parts, "risk: ", filter.risk() == null ? null : Chip.word(filter.risk()), filter.withRisk(null));
        add(parts, "channel: ", filter.channel(), filter.withChannel(null));
        add(parts, "asset: ", filter.asset() == null ? null : titles.apply(filter.asset()), filter.withAsset(null));
        add(
                parts,
                "expires within ",
                filter.within() == null ? null : Times.span(filter.within()),
                filter.within((Duration) null));
        if (filter.outside()) parts.add(new Part("outside the policy", filter.outside(false)));
        return parts;
    }

    /** Takes words such as {@code channel:lms} or {@code state:frozen} out of a typed text; the rest stays text. */
    static ShareFilter typed(ShareFilter filter, String text) {
        var left = new ArrayList<String>();
        for (var word : text.strip().split("\\s+", -1)) {
            var next = word(filter, word);
            if (next == null) left.add(word);
            else filter = next;
        }
        var rest = String.join(" ", left);
        return filter.withText(rest.isEmpty() ? null : rest);
    }

    private static @Nullable ShareFilter word(ShareFilter filter, String word) {
        var colon = word.indexOf(':');
        if (colon < 1 || colon == word.length() - 1) return null;
        var value = word.substring(colon + 1);
        return switch (word.substring(0, colon)) {
            case "channel" -> filter.withChannel(value);
            case "mode" -> one(ShareMode.values(), value, filter::withMode);
            case "risk" -> one(Risk.values(), value, filter::withRisk);
            case "state" -> one(ShareState.values(), value, state -> filter.withStates(Set.of(state)));
            case "outside" -> value.equals("policy") ? filter.outside(true) : null;
            default -> null;
        };
    }

    private static <E extends Enum<E>> @Nullable ShareFilter one(
            E[] all, String word, java.util.function.Function<E, ShareFilter> with) {
        for (var each : all) {
            if (Chip.word(each).equalsIgnoreCase(word)) return with.apply(each);
        }
        return null;
    }

    private static String words(Set<ShareState> states) {
        return states.stream().sorted().map(Chip::word).collect(Collectors.joining(", "));
    }

    private static void add(List<Part> parts, String name, @Nullable String value, ShareFilter without) {
        if (value != null) parts.add(new Part(name + value, without));
    }
}
