package dev.sluice.diagnosis;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a request of the walk was for, in the order a viewer makes them. */
public enum Stage {
    @JsonProperty("page")
    PAGE("page"),
    @JsonProperty("session")
    SESSION("start of the session"),
    @JsonProperty("multivariant")
    MULTIVARIANT("multivariant playlist"),
    @JsonProperty("media")
    MEDIA("media playlist"),
    @JsonProperty("key")
    KEY("key"),
    @JsonProperty("init")
    INIT("init section"),
    @JsonProperty("segment")
    SEGMENT("first segment"),
    /** What a browser asks before a request that is not simple. */
    @JsonProperty("preflight")
    PREFLIGHT("preflight"),
    /** Something of the above once more with its credential spoilt: what a refusal looks like. */
    @JsonProperty("refusal")
    REFUSAL("spoilt credential");

    private final String words;

    Stage(String words) {
        this.words = words;
    }

    /** In a sentence. */
    public String words() {
        return words;
    }

    /** Whether a player in a web page asks for it across origins. */
    boolean media() {
        return compareTo(MULTIVARIANT) >= 0 && compareTo(SEGMENT) <= 0;
    }

    /** Whether its address comes from a playlist. */
    boolean child() {
        return compareTo(MEDIA) >= 0 && compareTo(SEGMENT) <= 0;
    }

    /** Whether it is part of the way to the first picture; the rest is asked to know more. */
    boolean onTheWay() {
        return compareTo(SEGMENT) <= 0;
    }
}
