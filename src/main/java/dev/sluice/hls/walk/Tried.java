package dev.sluice.hls.walk;

/**
 * A resource that was asked for once more with its credential damaged.
 *
 * @param level what it is: {@code playlist}, {@code key} or {@code segment}
 * @param uri as it is named, credential and all
 * @param answer to the damaged one; only its head
 * @param cookies whether cookies went with it, which may let it through
 */
public record Tried(String level, String uri, Response answer, boolean cookies) {}
