package dev.sluice.runbook.step;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What edges answered.
 *
 * @param asked requests meant to be made
 * @param refused answered 401 or 403
 * @param played answered 2xx
 * @param silent not answered, or with anything else: proves nothing
 * @param seen the first few answers of each kind, in words; nothing of what earlier versions kept
 */
record Tally(int asked, int refused, int played, int silent, Map<Kind, List<String>> seen) {
    /** What an answer says about a link. */
    enum Kind {
        @JsonProperty("refused")
        REFUSED,
        @JsonProperty("played")
        PLAYED,
        @JsonProperty("silent")
        SILENT;

        static Kind of(int status) {
            if (status == 401 || status == 403) {
                return REFUSED;
            }
            return status >= 200 && status < 300 ? PLAYED : SILENT;
        }
    }

    Tally {
        seen = copy(seen);
    }

    private static Map<Kind, List<String>> copy(@Nullable Map<Kind, List<String>> seen) {
        var all = new EnumMap<Kind, List<String>>(Kind.class);
        if (seen != null) {
            seen.forEach((kind, words) -> all.put(kind, List.copyOf(words)));
        }
        return Collections.unmodifiableMap(all);
    }

    /** The worst answer seen that is no refusal. */
    Optional<String> notRefused() {
        return first(Kind.PLAYED, Kind.SILENT);
    }

    /** An answer seen to somebody who did not get the video. */
    Optional<String> notPlayed() {
        return first(Kind.REFUSED, Kind.SILENT);
    }

    private Optional<String> first(Kind... kinds) {
        return Stream.of(kinds)
                .flatMap(kind -> seen.getOrDefault(kind, List.of()).stream())
                .findFirst();
    }

    boolean allRefused() {
        return refused == asked;
    }

    boolean allPlayed() {
        return played == asked;
    }
}
