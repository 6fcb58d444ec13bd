package dev.sluice.api;

import org.jspecify.annotations.Nullable;

/**
 * What changes about a destination; null keeps what is. A show that runs goes on as it was begun until the destination is
 * stopped and started again.
 *
 * @param name for people
 * @param address as in {@link DestinationRequest}; another one needs the credential anew, so that a kept secret goes nowhere
 *     but where it was meant for
 * @param credential takes the place of the kept one; null or blank keeps it
 * @param bitRate kbit/s; 0 sends the show as it is
 * @param delaySeconds 0 to 300
 * @param reconnects how lost connections are tried again
 * @param channel of links given out there from now on; those given out before count where their own channel belongs
 */
public record DestinationChange(
        @Nullable String name,
        @Nullable String address,
        @Nullable String credential,
        @Nullable Integer bitRate,
        @Nullable Integer delaySeconds,
        @Nullable Reconnects reconnects,
        @Nullable String channel) {

    /** Names everything but the credential, and of the address, which may still hold it, the host only. */
    @Override
    public String toString() {
        return "DestinationChange[name=%s, address=%s, bitRate=%s, delaySeconds=%s, reconnects=%s, channel=%s]"
                .formatted(name, DestinationRequest.host(address), bitRate, delaySeconds, reconnects, channel);
    }
}
