package dev.sluice.console.ui;

import dev.sluice.api.AssetState;
import dev.sluice.api.EdgeState;
import dev.sluice.api.RunState;
import dev.sluice.api.Severity;
import dev.sluice.api.ShareState;
import dev.sluice.api.StepState;
import java.util.Locale;

/** What a colour of the console means; always beside a word or a shape that says the same. */
public enum Tone {
    OK,
    WARN,
    BAD,
    INFO,
    NEUTRAL;

    /** Its class in the stylesheet. */
    public String styleClass() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }

    public static Tone of(Severity severity) {
        return switch (severity) {
            case BLOCKS -> BAD;
            case WARNS -> WARN;
            case INFO -> INFO;
            case HOLDS -> OK;
            case NOT_MEASURED -> NEUTRAL;
        };
    }

    /** Of how a target of quality stands, by its wire name. */
    public static Tone ofTarget(String state) {
        return switch (state) {
            case "in-budget" -> OK;
            case "burning" -> WARN;
            case "spent" -> BAD;
            default -> NEUTRAL;
        };
    }

    public static Tone of(ShareState state) {
        return switch (state) {
            case ACTIVE -> OK;
            case FROZEN -> WARN;
            case EXPIRED -> NEUTRAL;
            case REVOKED -> BAD;
        };
    }

    public static Tone of(AssetState state) {
        return switch (state) {
            case DRAFT, WITHDRAWN -> NEUTRAL;
            case PREPARING -> INFO;
            case READY, PUBLISHED -> OK;
            case NOT_READY -> BAD;
        };
    }

    public static Tone of(StepState state) {
        return switch (state) {
            case PENDING, NOT_NEEDED, SKIPPED -> NEUTRAL;
            case RUNNING -> INFO;
            case IN_DOUBT -> WARN;
            case DONE -> OK;
            case FAILED -> BAD;
        };
    }

    public static Tone of(RunState state) {
        return switch (state) {
            case RUNNING -> INFO;
            case PAUSED -> WARN;
            case CLOSED -> OK;
            case FAILED -> BAD;
            case ABORTED -> NEUTRAL;
        };
    }

    public static Tone of(EdgeState state) {
        return switch (state) {
            case ABSENT -> NEUTRAL;
            case CURRENT -> OK;
            case BEHIND -> WARN;
            case CUT_OFF, CLOCK_WRONG -> BAD;
        };
    }

    /** Of an HTTP status code: what the viewer asked for came, went elsewhere, or did not come. */
    public static Tone ofStatus(int status) {
        if (status >= 400) return BAD;
        if (status >= 300) return INFO;
        return status >= 200 ? OK : NEUTRAL;
    }
}
