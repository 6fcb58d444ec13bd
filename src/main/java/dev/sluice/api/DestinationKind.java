package dev.sluice.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Kinds of a {@link Destination}. */
public enum DestinationKind {
    /** HLS on this service; viewers come by shares. */
    @JsonProperty("owned")
    OWNED,
    /** RTMP or RTMPS ingest, as social platforms have it. */
    @JsonProperty("rtmp")
    RTMP,
    /** SRT listener. */
    @JsonProperty("srt")
    SRT,
    /** Another system that is told what happens, signed. */
    @JsonProperty("webhook")
    WEBHOOK,
    /** A folder that gets the segments and, at the end, the whole recording. */
    @JsonProperty("folder")
    FOLDER,
    /** A bucket of S3-compatible storage that gets the same. */
    @JsonProperty("s3")
    S3
}
