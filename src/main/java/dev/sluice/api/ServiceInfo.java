package dev.sluice.api;

import java.time.Instant;

/**
 * What a connected operator needs to know about the service.
 *
 * @param version of the program
 * @param profile name that the console shows in its colour, for example {@code local} or {@code production}
 * @param url base of every link the service hands out
 * @param localOnly true until a public URL is set: links work on this machine only
 * @param operator who the presented key belongs to
 * @param now the service's clock
 */
public record ServiceInfo(
        String version, String profile, String url, boolean localOnly, Operator operator, Instant now) {}
