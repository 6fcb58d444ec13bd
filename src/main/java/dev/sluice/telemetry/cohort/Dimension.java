package dev.sluice.telemetry.cohort;

import dev.sluice.api.Fault;
import java.util.Arrays;
import java.util.Locale;

/** What sessions can be told apart by. The ordinal is stored; add new ones at the end. */
public enum Dimension {
    CHANNEL,
    MODE,
    DEVICE,
    OS,
    PLAYER,
    VERSION,
    REGION,
    EDGE,
    ASSET,
    RISK,
    EXPERIMENT,
    SOURCE,
    MEDIUM,
    CAMPAIGN;

    static final Dimension[] ALL = values();

    /** As the API writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One bit; the order of dimensions is what is stored. */
    @SuppressWarnings("EnumOrdinal")
    int bit() {
        return 1 << ordinal();
    }

    /**
     * The dimension of a word.
     *
     * @throws Fault {@code dimension-unknown} (400)
     */
    public static Dimension of(String word) {
        return Arrays.stream(ALL)
                .filter(dimension -> dimension.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Fault.badRequest(
                        "dimension-unknown",
                        "There is no dimension " + word + ".",
                        "Use one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(ALL).map(Dimension::word).toList()) + "."));
    }
}
