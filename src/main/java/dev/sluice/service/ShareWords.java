package dev.sluice.service;

import dev.sluice.api.Fault;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareState;
import dev.sluice.api.Ttl;
import dev.sluice.share.ShareFilter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a filter of shares from its words, which are the same in a list's query and in an act on many. */
final class ShareWords {
    private static final Set<String> NAMES =
            Set.of("asset", "channel", "mode", "risk", "state", "within", "outside", "text");

    private ShareWords() {}

    /**
     * The filter that all the words make up.
     *
     * @throws Fault {@code bad-filter} for a word that is none of a filter: left out, it would widen what is acted upon
     */
    static ShareFilter filter(Map<String, String> words) {
        words.keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Fault.badRequest(
                            "bad-filter",
                            "A filter knows no " + name + ".",
                            "Use " + NAMES.stream().sorted().collect(Collectors.joining(", ")) + ".");
                });
        return filter(name -> Optional.ofNullable(words.get(name)).filter(value -> !value.isBlank()));
    }

    /**
     * The filter that those words make up which it looks for.
     *
     * @throws Fault {@code bad-filter} for a value that is none, or a code of {@link Ttl}
     */
    static ShareFilter filter(Function<String, Optional<String>> words) {
        return new ShareFilter(
                words.apply("asset").orElse(null),
                words.apply("channel").orElse(null),
                one(words, "mode", ShareMode::valueOf),
                words.apply("risk").orElse(null),
                states(words),
                words.apply("within").map(Ttl::parse).orElse(null),
                words.apply("outside").filter("policy"::equals).isPresent(),
                words.apply("text").orElse(null),
                null);
    }

    private static <T> @Nullable T one(
            Function<String, Optional<String>> words, String name, Function<String, T> reader) {
        return words.apply(name).map(text -> word(text, name, reader)).orElse(null);
    }

    /** One state, or several with commas between them. */
    private static Set<ShareState> states(Function<String, Optional<String>> words) {
        return words.apply("state").stream()
                .flatMap(text -> Arrays.stream(text.split(",", ShareState.values().length + 1)))
                .map(text -> word(text, "state", ShareState::valueOf))
                .collect(Collectors.toSet());
    }

    private static String known(String name) {
        return switch (name) {
            case "mode" -> "direct, embed or api";
            default -> "active, frozen, expired or revoked; several with commas";
        };
    }

    private static <T> T word(String text, String name, Function<String, T> reader) {
        try {
            return reader.apply(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Fault.badRequest("bad-filter", "There is no " + name + " " + text + ".", "Use " + known(name) + ".");
        }
    }
}
