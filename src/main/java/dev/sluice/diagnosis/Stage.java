package dev.sluice.diagnosis;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a request of the walk was for, in the order a viewer makes them. */
public enum Stage {
    @JsonProperty("page")
    PAGE,
    @JsonProperty("session")
    SESSION,
    @JsonProperty("multivariant")
    MULTIVARIANT,
    @JsonProperty("media")
    MEDIA,
    @JsonProperty("key")
    KEY,
    @JsonProperty("init")
    INIT,
    @JsonProperty("segment")
    SEGMENT;

    /** In a sentence. */
    String words() {
        return switch (this) {
            case PAGE -> "page";
            case SESSION -> "start of the session";
            case MULTIVARIANT -> "multivariant playlist";
            case MEDIA -> "media playlist";
            case KEY -> "key";
            case INIT -> "init section";
            case SEGMENT -> "first segment";
        };
    }

    /** Whether a player in a web page asks for it across origins. */
    boolean media() {
        return compareTo(MULTIVARIANT) >= 0;
    }
}
