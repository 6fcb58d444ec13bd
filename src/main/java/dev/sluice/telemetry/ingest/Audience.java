package dev.sluice.telemetry.ingest;

import java.net.InetAddress;

/**
 * Who sends a request, as far as it shows.
 *
 * @param address after trusted proxies
 * @param userAgent as sent; empty when absent
 * @param device class such as {@code desktop}, {@code mobile} or {@code tv}
 */
public record Audience(InetAddress address, String userAgent, String device) {}
